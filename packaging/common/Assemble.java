import java.nio.file.Path;

/**
 * Makes target/claimport, whose lib has the jars already, into what can be started: run by the build with the JDK that it chose, as
 * {@code java packaging/common/Assemble.java HOME}.
 */
final class Assemble {

    private Assemble() {}

    static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path lib = home.resolve("lib");
        new Launchers(Path.of("packaging", "common"), home.resolve("bin")).write();
        new AotCache(lib, home.resolveSibling("aot")).train();
        new Documents(lib, home.resolve("share")).write();
    }
}
