import java.util.ArrayList;
import java.util.List;

/**
 * The programs of a Linux that make packages. As {@code java packaging/common/Packagers.java} it says which are missing: run by the build before
 * all else, for the image that they pack takes two minutes. What can be built without them is built.
 */
enum Packagers {
    DPKG("dpkg-deb", "no .deb is made"),
    RPMBUILD("rpmbuild", "no .rpm is made"),
    STRIP("strip", "the packages get 5 MB larger"),
    TAR("tar", "no portable folder is made");

    private final String program;
    private final String otherwise;

    Packagers(String program, String otherwise) {
        this.program = program;
        this.otherwise = otherwise;
    }

    static void main(String[] arguments) {
        if (Image.system().equals("Linux")) {
            missing(path()).forEach(System.err::println);
        }
    }

    /** @param path the folders of programs, as the environment has them */
    private static List<String> missing(String path) {
        List<String> missing = new ArrayList<>();
        for (Packagers each : values()) {
            if (!each.has(path)) {
                missing.add("The program " + each.program + " is not installed on this computer: " + each.otherwise + ".");
            }
        }
        return missing;
    }

    boolean isThere() {
        return has(path());
    }

    private boolean has(String path) {
        return Tool.isThere(program, path);
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "");
    }
}
