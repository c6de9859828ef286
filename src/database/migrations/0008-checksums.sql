-- What each applied migration was, so that one that is changed afterwards is found (src/database/migrations.ts). Empty where
-- a build that knows of no checksums applied it: the next one that does fills it in.
alter table migrations add column checksum text;
