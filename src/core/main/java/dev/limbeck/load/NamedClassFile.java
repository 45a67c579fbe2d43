package dev.limbeck.load;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class file, provided to the compiler, that knows the name of its class. */
abstract class NamedClassFile extends SimpleJavaFileObject {
    /** The constructor of the superclass requires a URI, and creating one for each class would take a long time. */
    private static final URI UNUSED = URI.create("limbeck:///some.class");

    private final String binaryName;

    /** Creates a file for the class with the given binary name, with dots. */
    NamedClassFile(String binaryName) {
        super(UNUSED, Kind.CLASS);
        this.binaryName = binaryName;
    }

    /** {@return the binary name of the class, with dots} */
    final String binaryName() {
        return binaryName;
    }

    @Override
    public final String getName() {
        return binaryName + Kind.CLASS.extension;
    }

    @Override
    public final boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.CLASS && simpleName.equals(binaryName.substring(binaryName.lastIndexOf('.') + 1));
    }

    @Override
    public final String toString() {
        return getName();
    }
}
