package dev.limbeck.hibernate.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merged configuration files of an application (Spring Boot reference, "External Application Properties"). Files in
 * the {@code config} folder override those in the root of the class path, {@code .properties} override {@code .yml},
 * and files of a profile override the other files. Files outside the class path belong to an installation and are not
 * read.
 *
 * @param properties all properties
 * @param warnings messages about everything that was ignored, one line each
 */
record ApplicationFiles(Map<String, String> properties, List<String> warnings) {
    private static final List<String> FOLDERS = List.of("", "config/");
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".properties");
    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final String IMPORT = "spring.config.import";

    /**
     * {@return the files on the class path of the loader; if no profiles are requested, the profiles that the files
     * activate apply}
     */
    static ApplicationFiles read(ClassLoader loader, List<String> requested) {
        List<ConfigDocument> common = documents(loader, "application");
        Profiles profiles = requested.isEmpty() ? activated(common) : Profiles.of(requested);
        List<ConfigDocument> all = new ArrayList<>(common);
        profiles.names().forEach(name -> all.addAll(documents(loader, "application-" + name)));
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        all.stream().filter(document -> isActive(document, profiles)).forEach(document -> {
            properties.putAll(document.properties());
            if (document.properties().keySet().stream().anyMatch(name -> name.startsWith(IMPORT))) {
                warnings.add(document.file() + ": " + IMPORT + " is not followed; put any Hibernate settings from it"
                        + " under [model.properties]");
            }
        });
        if (all.isEmpty()) {
            warnings.add(
                    "model.settings is \"spring\", but no application.properties or application.yml is on the class"
                            + " path: Spring Boot's defaults apply");
        }
        return new ApplicationFiles(properties, warnings);
    }

    private static List<ConfigDocument> documents(ClassLoader loader, String name) {
        List<ConfigDocument> documents = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (String ending : ENDINGS) {
                Optional.ofNullable(loader.getResource(folder + name + ending))
                        .ifPresent(file -> documents.addAll(ConfigDocument.read(file)));
            }
        }
        return documents;
    }

    private static boolean isActive(ConfigDocument document, Profiles profiles) {
        return new SpringProperties(document.properties())
                .find(ON_PROFILE)
                .map(profiles::matches)
                .orElse(true);
    }

    /** {@return the profiles that are activated by documents without a profile condition} */
    private static Profiles activated(List<ConfigDocument> documents) {
        Map<String, String> plain = new LinkedHashMap<>();
        documents.stream()
                .filter(document -> new SpringProperties(document.properties())
                        .find(ON_PROFILE)
                        .isEmpty())
                .forEach(document -> plain.putAll(document.properties()));
        SpringProperties properties = new SpringProperties(plain);
        List<String> names = new ArrayList<>(properties.list("spring.profiles.active"));
        names.addAll(properties.list("spring.profiles.include"));
        return Profiles.of(names);
    }
}
