-- Which lines a correction put right, and what was wrong with each: entry errors are counted by line (K11).
ALTER TABLE entry_correction ADD COLUMN lines TEXT;
