import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The AOT cache of an image, made by the image's own virtual machine from the list of classes that the {@link Training} wrote. The same
 * list makes the same bytes, which a cache made straight from a run does not. Classes are not linked ahead (JEP 483's AOTClassLinking):
 * all of them would be loaded at each start, the window's for {@code --version} too, which costs that command 0.2 s of processor time.
 */
final class ClassCache {

    /**
     * A day, in milliseconds, for each free megabyte. As usual, a second, a slow computer would be done so late that the method handles and lambda
     * forms which the JDK keeps by soft references are given up and made anew, and the cache would be another one.
     */
    private static final String KEEP_SOFTLY = "-XX:SoftRefLRUPolicyMSPerMB=86400000";

    private final Start start;
    private final Path work;

    /** @param work a folder for what is needed only here */
    ClassCache(Start start, Path work) {
        this.start = start;
        this.work = work;
    }

    /** Jars and run-time image have to have their final times already. */
    void write(Path list, Path cache) throws IOException, InterruptedException {
        Path log = work.resolve("class-cache.log");
        // Relative, or the cache would hold the folder of the build. With the folder's name: of a bare file name the virtual machine does not
        // find out where the two class paths begin to be the same.
        Path app = start.jar().getParent();
        Start here = new Start(start.java(), start.options(), app.getParent().relativize(start.jar()));
        ProcessBuilder dump = here.java(List.of("-Xshare:dump", KEEP_SOFTLY, "-XX:-AOTClassLinking", "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + cache, "-Xlog:aot*=error", "-Xlog:cds*=error"), null);
        run(dump.directory(app.getParent().toFile()), log);
        run(start.java(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache), Start.PRODUCT, "--version"), log);
        run(start.java(List.of("-XX:AOTCache=" + cache), Start.PRODUCT, "ports"), log);
    }

    private static void run(ProcessBuilder process, Path log) throws IOException, InterruptedException {
        int exitCode = process.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (exitCode != 0) {
            throw new IOException("the AOT cache could not be made or used\n" + Files.readString(log, StandardCharsets.UTF_8));
        }
    }
}
