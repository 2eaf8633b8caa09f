-- Where a person or their company is on the web.

ALTER TABLE contact ADD COLUMN website TEXT NOT NULL DEFAULT '';
