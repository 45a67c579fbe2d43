package dev.limbeck.spring;

import dev.limbeck.app.Limbeck;
import dev.limbeck.command.autogenerate.PackagedModel;
import dev.limbeck.command.autogenerate.PackagedModelFile;
import dev.limbeck.execute.step.StoredRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Makes the revisions and the model of the application available in a native image, where folders cannot be listed and
 * classes cannot be loaded by their names without hints. The revisions are in the package that the properties specify during the
 * build.
 */
final class RevisionHints implements BeanFactoryInitializationAotProcessor {
    static final String INDEX = "META-INF/limbeck/revisions/";

    RevisionHints() {}

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        if (beans.getBeanNamesForType(Limbeck.class, true, false).length == 0) {
            return null;
        }
        String packageName = Objects.requireNonNull(Binder.get(beans.getBean(Environment.class))
                .bind("limbeck.revisions.package", String.class)
                .orElse(new LimbeckProperties().getRevisions().getPackage()));
        return (generation, code) ->
                contribute(generation, packageName, files(packageName, beans.getBeanClassLoader()));
    }

    private static void contribute(GenerationContext generation, String packageName, Set<String> files) {
        RuntimeHints hints = generation.getRuntimeHints();
        for (String file : files) {
            hints.resources().registerPattern(packageName.replace('.', '/') + "/" + file);
            if (file.endsWith(".class")) {
                String name = packageName + "." + file.substring(0, file.length() - ".class".length());
                hints.reflection()
                        .registerType(
                                TypeReference.of(name),
                                MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                                MemberCategory.INVOKE_DECLARED_METHODS);
            }
        }
        contributeModel(hints);
        String index = String.join("\n", files) + "\n";
        generation
                .getGeneratedFiles()
                .addResourceFile(INDEX + packageName, new ByteArrayResource(index.getBytes(StandardCharsets.UTF_8)));
        hints.resources().registerPattern(INDEX + packageName);
    }

    /** Makes available the models that {@code limbeck.check} compares with the database, and the records in them. */
    private static void contributeModel(RuntimeHints hints) {
        hints.resources().registerPattern(PackagedModelFile.FOLDER + "model-*.json");
        for (Class<?> record : StoredRecord.classesIn(PackagedModel.class)) {
            hints.reflection()
                    .registerType(
                            record,
                            MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                            MemberCategory.INVOKE_DECLARED_METHODS);
        }
    }

    private static Set<String> files(String packageName, @Nullable ClassLoader loader) {
        Set<String> files = new TreeSet<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(loader);
        try {
            for (Resource found : resolver.getResources("classpath*:" + packageName.replace('.', '/') + "/*")) {
                String name = String.valueOf(found.getFilename());
                if (name.endsWith(".class") || name.endsWith(".sql")) {
                    files.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
