import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has the virtual machine run the short commands once and write down what it had to find out (JEP 483, 514, 515), so that it need not
 * do so again each time that one is started. Needs neither a network nor a display. Does nothing while jars and JDK are the same.
 */
final class AotCache {

    private final Path lib;
    private final Path work;

    /** @param work a folder for what is needed only here */
    AotCache(Path lib, Path work) {
        this.lib = lib;
        this.work = work;
    }

    void train() throws IOException, InterruptedException, GeneralSecurityException {
        Path cache = lib.resolve("claimport.aot");
        Path remembered = Files.createDirectories(work).resolve("trained-with");
        Files.deleteIfExists(lib.resolve("claimport.aot.config"));
        String circumstances = circumstances();
        if (Files.exists(cache) && Files.exists(remembered) && Files.readString(remembered).equals(circumstances)) {
            return;
        }
        Files.deleteIfExists(remembered);
        Files.deleteIfExists(cache);
        try (TrainingService service = TrainingService.start(work)) {
            run(cache, Files.write(work.resolve("commands"), service.commands(lib)));
        }
        Files.writeString(remembered, circumstances);
    }

    /**
     * The class path and the options have to be those of the start script. All paths are relative, since the virtual machine hands them
     * on to another one in a way that knows no blanks.
     */
    private void run(Path cache, Path commands) throws IOException, InterruptedException {
        File log = work.resolve("training.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(Launchers.JAVA.toString(),
                "-XX:AOTCacheOutput=" + relative(cache), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Duser.home=" + relative(work),
                "-cp", "claimport.jar", "dev.claimport.ClaimportTraining", relative(commands)).directory(lib.toFile());
        Launchers.withoutSettings(builder);
        builder.environment().put("HOME", work.toString());
        TrainingService.CREDENTIALS.forEach(builder.environment()::put);
        int exitCode = builder.redirectErrorStream(true).redirectOutput(log).start().waitFor();
        if (exitCode != 0 || Files.notExists(cache) || !starts(cache)) {
            Files.deleteIfExists(cache);
            System.err.println("[WARNING] no AOT cache came of the training, commands will start slower; see " + log);
        }
    }

    /** A virtual machine passes over a cache that does not fit it, but not one whose classes it cannot link: then it does not start. */
    private boolean starts(Path cache) throws IOException, InterruptedException {
        return Launchers.java(lib, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-XX:+UseSerialGC"), "--version")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("training.log").toFile())).start().waitFor() == 0;
    }

    private String relative(Path path) {
        return lib.relativize(path).toString();
    }

    private String circumstances() throws IOException {
        StringBuilder text = new StringBuilder(Launchers.identity()).append('\n');
        try (Stream<Path> files = Files.list(lib)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                FileTime modified = Files.getLastModifiedTime(jar);
                text.append(jar.getFileName()).append(' ').append(Files.size(jar)).append(' ').append(modified.toMillis()).append('\n');
            }
        }
        return text.toString();
    }
}
