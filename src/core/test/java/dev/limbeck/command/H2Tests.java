package dev.limbeck.command;

import java.util.List;

/** The tests of commands on H2. */
public final class H2Tests {
    /** The test classes. */
    public static final List<Class<?>> CLASSES = List.of(RandomSchemasOnH2Test.class, SeveralSchemasOnH2Test.class);

    private H2Tests() {}
}
