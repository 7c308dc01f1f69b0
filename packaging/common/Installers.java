import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the installers of the system that this runs on, from the jars in target/claimport/lib: run by the build with the JDK that it chose, as
 * {@code java packaging/common/Installers.java LIBRARIES TOOLS ICONS TARGET VERSION TIMESTAMP}. With the environment variable
 * {@code CLAIMPORT_TRAIN} set, the list of classes in the AOT cache is made anew first.
 */
final class Installers {

    private static final Path COMMON = Path.of("packaging", "common").toAbsolutePath();

    private Installers() {}

    static void main(String[] arguments) throws Exception {
        Path libraries = Path.of(arguments[0]).toAbsolutePath();
        Path tools = Path.of(arguments[1]).toAbsolutePath();
        Path icons = Path.of(arguments[2]).toAbsolutePath();
        Path target = Path.of(arguments[3]).toAbsolutePath();
        Product product = Product.read(COMMON.resolve("product.properties"), arguments[4]);
        Stamp stamp = Stamp.of(arguments[5]);
        Tree.delete(target);
        Path work = Files.createDirectories(target.resolve("work"));
        Options options = Options.read(COMMON.resolve("jvm.options"));
        Image image = new Image(libraries, tools, work, stamp, options);
        switch (Image.system()) {
            case "Linux" -> new Linux(product, stamp, options, image, icons, work).write(target);
            default -> new Jpackage(product, stamp, options, image, icons, work).write(target);
        }
    }
}
