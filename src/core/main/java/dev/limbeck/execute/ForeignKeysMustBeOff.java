package dev.limbeck.execute;

/** Asks for the revision to be run again with foreign key enforcement off; never reaches a user. */
final class ForeignKeysMustBeOff extends RuntimeException {

    ForeignKeysMustBeOff() {
        super("The revision is run again with foreign keys off", null, false, false);
    }
}
