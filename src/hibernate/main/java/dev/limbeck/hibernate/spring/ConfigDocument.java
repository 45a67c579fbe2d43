package dev.limbeck.hibernate.spring;

import dev.limbeck.spi.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A document of a configuration file. A file can contain several documents, separated by {@code ---} in YAML and {@code
 * #---} in properties files.
 *
 * @param file the name of its file
 * @param properties the values by dotted name
 */
record ConfigDocument(String file, Map<String, String> properties) {
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^[#!]---\\s*$");

    /**
     * {@return the documents of the file}
     *
     * @throws ModelException if the file cannot be read
     */
    static List<ConfigDocument> read(URL file) {
        String name = file.getPath().substring(file.getPath().lastIndexOf('/') + 1);
        try (InputStream in = file.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return name.endsWith(".properties") ? properties(name, text) : yaml(name, text);
        } catch (IOException | YamlEngineException | IllegalArgumentException broken) {
            throw new ModelException(file + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static List<ConfigDocument> properties(String name, String text) throws IOException {
        List<ConfigDocument> documents = new ArrayList<>();
        for (String part : SEPARATOR.split(text, -1)) {
            Properties read = new Properties();
            read.load(new StringReader(part));
            Map<String, String> flat = new LinkedHashMap<>();
            read.stringPropertyNames().stream().sorted().forEach(key -> flat.put(key, read.getProperty(key)));
            documents.add(new ConfigDocument(name, flat));
        }
        return documents;
    }

    private static List<ConfigDocument> yaml(String name, String text) {
        List<ConfigDocument> documents = new ArrayList<>();
        for (Object root : new Load(LoadSettings.builder().setLabel(name).build()).loadAllFromString(text)) {
            Map<String, String> flat = new LinkedHashMap<>();
            if (root instanceof Map<?, ?> map) {
                map.forEach((key, value) -> flatten(String.valueOf(key), value, flat));
            }
            documents.add(new ConfigDocument(name, flat));
        }
        return documents;
    }

    private static void flatten(String name, @Nullable Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, nested) -> flatten(name + "." + key, nested, flat));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(name + "[" + i + "]", list.get(i), flat);
            }
        } else {
            flat.put(name, value == null ? "" : value.toString());
        }
    }
}
