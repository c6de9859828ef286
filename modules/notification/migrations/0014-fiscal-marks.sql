-- That a receipt is registered with the tax authority: whom with, the number there, and what its QR code says. Null until that is
-- heard.
alter table receipts add column registration jsonb;
