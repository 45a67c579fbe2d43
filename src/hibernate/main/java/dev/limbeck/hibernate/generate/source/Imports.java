package dev.limbeck.hibernate.generate.source;

import java.util.TreeSet;

/** The imports of a file: exactly the names that it uses. */
public final class Imports {
    private final TreeSet<String> names = new TreeSet<>();

    /** {@return the simple name of the type; adds an import if the type needs one} */
    public String name(String qualified) {
        int dot = qualified.lastIndexOf('.');
        if (dot < 0) {
            return qualified;
        }
        if (!qualified.startsWith("java.lang.")) {
            names.add(qualified.replace("[]", ""));
        }
        return qualified.substring(dot + 1);
    }

    /** {@return the import lines, followed by an empty line} */
    public String text() {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append("import ").append(name).append(";\n"));
        return names.isEmpty() ? "" : text.append('\n').toString();
    }
}
