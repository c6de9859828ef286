-- Where somebody is signed in, for them to look at: a readable name made of the User-Agent, and the address that last asked.
alter table sessions
  add column device text not null default '',
  add column ip text not null default '',
  -- When it began or was last refreshed; null where a build from before did that.
  add column last_seen_at timestamptz;

-- Whoever signs in for the first time is not told of a device that is new. All who are here already count as having been.
alter table users add column signed_in boolean not null default true;
alter table users alter column signed_in set default false;
