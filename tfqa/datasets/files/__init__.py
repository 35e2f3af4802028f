"""Files of data: downloads, checksums, decoding and normalization."""
