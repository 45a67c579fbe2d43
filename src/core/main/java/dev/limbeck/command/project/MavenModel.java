package dev.limbeck.command.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The versions that a pom.xml, its parents and its imported poms declare. Parents and imported poms are read if they
 * are in the folder of the project or in Maven's local repository. Nothing is downloaded.
 */
public final class MavenModel {
    private static final int MOST_POMS = 50;
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Path repository;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private int read;

    private MavenModel(Path repository) {
        this.repository = repository;
    }

    /** {@return the versions that pom.xml in the given folder declares; none if there is no such file} */
    public static MavenModel of(Path folder) {
        String local = System.getProperty("maven.repo.local");
        return of(
                folder, local == null ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(local));
    }

    static MavenModel of(Path folder, Path repository) {
        MavenModel model = new MavenModel(repository);
        model.add(folder.resolve("pom.xml"));
        return model;
    }

    /** {@return the version of the given artifact, if a pom declares it} */
    public Optional<String> version(String group, String artifact) {
        return Optional.ofNullable(versions.get(group + ":" + artifact))
                .map(this::resolved)
                .filter(version -> !version.contains("${"));
    }

    private void add(Path pom) {
        if (!Files.isRegularFile(pom) || read++ > MOST_POMS) {
            return;
        }
        try {
            add(pom, parse(pom));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            System.getLogger(MavenModel.class.getName()).log(System.Logger.Level.DEBUG, "Skipped " + pom, unreadable);
        }
    }

    private static Element parse(Path pom) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    /**
     * Adds the declarations of a pom. Declarations of the project take precedence over those of its parents, and these
     * take precedence over those of imported poms.
     */
    private void add(Path pom, Element project) {
        children(child(project, "properties")).forEach(each -> properties.putIfAbsent(each.getTagName(), text(each)));
        String own = value(project, "version");
        if (own != null) {
            properties.putIfAbsent("project.version", own);
        }
        List<Element> declared =
                new ArrayList<>(children(child(project, "dependencies")).toList());
        declared.addAll(children(child(child(project, "dependencyManagement"), "dependencies"))
                .toList());
        for (Element dependency : declared) {
            String version = value(dependency, "version");
            if (version != null) {
                versions.putIfAbsent(value(dependency, "groupId") + ":" + value(dependency, "artifactId"), version);
            }
        }
        Element parent = child(project, "parent");
        if (parent != null) {
            properties.putIfAbsent("project.parent.version", String.valueOf(value(parent, "version")));
            add(parentPom(pom, parent));
        }
        declared.stream().filter(each -> "import".equals(value(each, "scope"))).forEach(each -> add(stored(each)));
    }

    private Path parentPom(Path pom, Element parent) {
        String relative = value(parent, "relativePath");
        Path near =
                pom.resolveSibling(relative == null ? "../pom.xml" : relative).normalize();
        Path file = Files.isDirectory(near) ? near.resolve("pom.xml") : near;
        boolean inProject = !pom.startsWith(repository) && !"".equals(relative) && Files.isRegularFile(file);
        return inProject ? file : stored(parent);
    }

    private Path stored(Element artifact) {
        String group = resolved(String.valueOf(value(artifact, "groupId")));
        String name = resolved(String.valueOf(value(artifact, "artifactId")));
        String version = resolved(String.valueOf(value(artifact, "version")));
        return repository
                .resolve(group.replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(name + "-" + version + ".pom");
    }

    private String resolved(String text) {
        String now = text;
        for (int i = 0; i < MOST_POMS && now.contains("${"); i++) {
            String next = PROPERTY.matcher(now)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(properties.getOrDefault(found.group(1), found.group())));
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private static @Nullable Element child(@Nullable Element of, String name) {
        return children(of)
                .filter(each -> each.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String value(Element of, String name) {
        Element child = child(of, name);
        return child == null ? null : text(child);
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static Stream<Element> children(@Nullable Element of) {
        if (of == null) {
            return Stream.empty();
        }
        return IntStream.range(0, of.getChildNodes().getLength())
                .<Node>mapToObj(i -> of.getChildNodes().item(i))
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
