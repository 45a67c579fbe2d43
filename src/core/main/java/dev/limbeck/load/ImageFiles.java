package dev.limbeck.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Provides the compiler with the modules of Java from a {@link CompilerImage}, and with everything else as usual. */
final class ImageFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final CompilerImage image;
    private final List<Module> modules = new ArrayList<>();

    ImageFiles(JavaFileManager files, CompilerImage image) {
        super(files);
        this.image = image;
        image.modules().forEach(name -> modules.add(new Module(name)));
    }

    /** The classes of one module. */
    private static final class Module implements Location {
        private final String name;

        Module(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }

        /** Overridden because the inherited method compiles a regular expression. */
        @Override
        public boolean isModuleOrientedLocation() {
            return false;
        }
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.SYSTEM_MODULES || location instanceof Module || super.hasLocation(location);
    }

    @Override
    public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
        return location == StandardLocation.SYSTEM_MODULES
                ? List.of(Set.copyOf(modules))
                : super.listLocationsForModules(location);
    }

    @Override
    public @Nullable Location getLocationForModule(Location location, String moduleName) throws IOException {
        if (location != StandardLocation.SYSTEM_MODULES) {
            return super.getLocationForModule(location, moduleName);
        }
        for (Module module : modules) {
            if (module.name.equals(moduleName)) {
                return module;
            }
        }
        return null;
    }

    @Override
    public @Nullable String inferModuleName(Location location) throws IOException {
        return location instanceof Module module ? module.name : super.inferModuleName(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        return location instanceof Module module
                ? image.list(module.name, packageName)
                : super.list(location, packageName, kinds, recurse);
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, JavaFileObject.Kind kind)
            throws IOException {
        return location instanceof Module module
                ? image.declaration(module.name)
                : super.getJavaFileForInput(location, className, kind);
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof NamedClassFile named ? named.binaryName() : super.inferBinaryName(location, file);
    }
}
