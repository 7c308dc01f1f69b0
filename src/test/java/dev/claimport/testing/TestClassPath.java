package dev.claimport.testing;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path that the tests run with, whoever runs them: for the processes that they start. */
public final class TestClassPath {

    private TestClassPath() {}

    /** Surefire says it in a property, other launchers have a class loader for it, and without either it is the process's own. */
    public static String text() {
        String ofSurefire = System.getProperty("surefire.test.class.path");
        if (ofSurefire != null) {
            return ofSurefire;
        }
        return TestClassPath.class.getClassLoader() instanceof URLClassLoader launcher ? files(launcher) : System.getProperty("java.class.path");
    }

    private static String files(URLClassLoader launcher) {
        try {
            List<String> files = new ArrayList<>();
            for (URL url : launcher.getURLs()) {
                files.add(Path.of(url.toURI()).toString());
            }
            return String.join(File.pathSeparator, files);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
