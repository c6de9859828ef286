-- What a user wants to be spoken to in, such as ur; null: what the shop speaks. No list of them here: a language is a file.
alter table preferences add column language text;

-- What title and body are written in. Null of messages from before: they stay as they were written.
alter table messages add column language text;
