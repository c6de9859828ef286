-- Cards whose authorization ends before their order is packed.
create index concurrently payments_ending on payments (authorized_until)
  where status = 'authorized' and not ending_told and authorized_until is not null;
