-- Which goods may be offered instead of which.
ALTER TABLE product ADD COLUMN substitutes TEXT;
