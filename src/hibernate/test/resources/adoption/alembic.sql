CREATE TABLE author (
	id INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	born DATE, 
	joined DATETIME NOT NULL, 
	active BOOLEAN NOT NULL, 
	biography TEXT, 
	rating FLOAT, 
	portrait BLOB, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_author_email UNIQUE (email)
);
CREATE TABLE book (
	id INTEGER NOT NULL, 
	author_id BIGINT NOT NULL, 
	title VARCHAR NOT NULL, 
	genre VARCHAR(6), 
	price NUMERIC(10, 2), 
	pages INTEGER NOT NULL, 
	shelf SMALLINT NOT NULL, 
	published DATETIME, 
	"readAt" TIME, 
	weight FLOAT NOT NULL, 
	extra JSON, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_book_genre CHECK (genre IN ('NOVEL', 'POETRY')), 
	CONSTRAINT fk_book_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT ck_book_genre CHECK (genre IN ('NOVEL', 'POETRY'))
);
CREATE INDEX ix_book_title ON book (title);
