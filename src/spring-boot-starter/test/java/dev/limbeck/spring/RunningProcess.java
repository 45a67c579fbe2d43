package dev.limbeck.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process whose output goes to a file. */
record RunningProcess(Process process, Path output) {

    /** The output and the exit code of a process. */
    record Result(int code, String output) {}

    static RunningProcess start(Path folder, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        return new RunningProcess(builder.start(), output);
    }

    Result await() throws IOException, InterruptedException {
        int code = process.waitFor();
        return new Result(code, Files.readString(output));
    }
}
