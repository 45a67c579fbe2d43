package dev.limbeck.render;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the text of a revision as a user's build might: with all warnings enabled and treated as errors. */
public final class TestCompiler {
    private TestCompiler() {}

    /**
     * Compiles the text and returns the loaded class; throws an error with the diagnostics and the text if it does not
     * compile.
     */
    public static Class<?> compile(String name, String text) {
        return compileAll(Map.of(name, text)).get(0);
    }

    /** Compiles the texts together, and returns their classes in the order of the map. */
    public static List<Class<?>> compileAll(Map<String, String> texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        JavaFileManager files = new InMemory(compiler.getStandardFileManager(diagnostics, null, null), classes);
        List<String> options = new ArrayList<>(List.of("-Xlint:all,-processing", "-Werror", "--release", "17"));
        options.addAll(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
        List<Text> sources = texts.entrySet().stream()
                .map(each -> new Text(each.getKey(), each.getValue()))
                .toList();
        boolean done = compiler.getTask(null, files, diagnostics, options, null, sources)
                .call();
        if (!done || !diagnostics.getDiagnostics().isEmpty()) {
            List<String> shown =
                    texts.values().stream().flatMap(String::lines).limit(60).toList();
            throw new AssertionError(diagnostics.getDiagnostics() + "\n" + String.join("\n", shown));
        }
        Loader loader = new Loader(classes);
        return texts.keySet().stream().<Class<?>>map(loader::load).toList();
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager parent, Map<String, ByteArrayOutputStream> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, each -> new ByteArrayOutputStream());
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        Loader(Map<String, ByteArrayOutputStream> classes) {
            super(TestCompiler.class.getClassLoader());
            this.classes = classes;
        }

        Class<?> load(String name) {
            try {
                return loadClass(name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    }
}
