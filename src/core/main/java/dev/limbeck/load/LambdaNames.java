package dev.limbeck.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Numbers the lambdas of a class in the order in which its methods use them. Compilers differ in how they number
 * lambdas and order their methods: javac 25 begins with 0 in each method, javac 17 in each class.
 */
final class LambdaNames {
    private static final Pattern NAME = Pattern.compile("lambda\\$[^ .;:(]*\\$\\d+");

    private final Map<String, String> numbers = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private final Map<String, String> lambdas = new LinkedHashMap<>();

    /** Creates the names for the members of a class; the first line of a text contains the name of the member. */
    LambdaNames(List<String> members) {
        for (String member : members) {
            String first = member.substring(0, member.indexOf('\n'));
            NAME.matcher(first)
                    .results()
                    .findFirst()
                    .ifPresentOrElse(name -> lambdas.put(name.group(), member), () -> others.add(member));
        }
    }

    /** {@return the text of all members; lambdas that no method uses are omitted} */
    String renumbered() {
        StringBuilder text = new StringBuilder();
        others.forEach(member -> text.append(rename(member)));
        for (int done = 0; done < numbers.size(); done++) {
            String name = List.copyOf(numbers.keySet()).get(done);
            text.append(rename(lambdas.getOrDefault(name, "")));
        }
        return text.toString();
    }

    private String rename(String member) {
        return NAME.matcher(member)
                .replaceAll(name -> numbers.computeIfAbsent(name.group(), each -> "lambda " + numbers.size()));
    }
}
