import java.nio.file.Path;

/**
 * Makes target/claimport, whose lib has the jars already, into what can be started: run by the build with the JDK that it chose, as
 * {@code java packaging/common/Assemble.java HOME}.
 */
final class Assemble {

    private Assemble() {}

    static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path common = Path.of("packaging", "common");
        Options options = Options.read(common.resolve("jvm.options"));
        new Launchers(common, options, home.resolve("bin")).write();
        Start start = new Start(Launchers.JAVA, options.of("collector", "folder"), home.resolve("lib").resolve("claimport.jar"));
        new AotCache(start, home.resolveSibling("aot")).train();
    }
}
