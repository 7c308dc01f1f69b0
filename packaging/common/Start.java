import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the product is started without a script, with no setting of the user's.
 *
 * @param java the virtual machine's launcher
 * @param jar the product's, whose manifest names the rest of the class path
 */
record Start(Path java, List<String> options, Path jar) {

    static final String PRODUCT = "dev.claimport.Claimport";

    ProcessBuilder product(String... arguments) {
        return java(List.of(), PRODUCT, arguments);
    }

    /** @param more further options */
    ProcessBuilder java(List<String> more, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", jar.toString()));
        if (mainClass != null) {
            command.add(mainClass);
        }
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.contains("JAVA") || name.startsWith("JDK_"));
        return builder;
    }
}
