package dev.limbeck.hibernate.generate;

import java.util.TreeSet;

/** The imports of one file; every name that is used stands there, and no other. */
final class Imports {
    private final TreeSet<String> names = new TreeSet<>();

    /** {@return the simple name, which is imported unless it needs no import} */
    String name(String qualified) {
        int dot = qualified.lastIndexOf('.');
        if (dot < 0) {
            return qualified;
        }
        if (!qualified.startsWith("java.lang.")) {
            names.add(qualified);
        }
        return qualified.substring(dot + 1);
    }

    /** {@return the import lines, ended by an empty one} */
    String text() {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append("import ").append(name).append(";\n"));
        return names.isEmpty() ? "" : text.append('\n').toString();
    }
}
