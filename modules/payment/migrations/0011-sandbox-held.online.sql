-- What the sandbox holds, by when it lets it go.
create index concurrently sandbox_payments_held on sandbox_payments (until) where status = 'authorized';
