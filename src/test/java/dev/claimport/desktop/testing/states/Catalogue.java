package dev.claimport.desktop.testing.states;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.testing.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/** States of the window that belong together, each with the way to it. */
abstract class Catalogue {

    /** From the window that has just opened to the state. */
    @FunctionalInterface
    interface Way {
        void go(OpenWindow window) throws Exception;
    }

    /**
     * How states are shown.
     *
     * @param folder for what the windows keep
     * @param wanted which states, by their names
     */
    record Showing(Path folder, Locale locale, Predicate<String> wanted, WindowStates.Visitor visitor) {}

    private final Showing showing;

    Catalogue(Showing showing) {
        this.showing = showing;
    }

    abstract void showAll() throws Exception;

    /** For what a state needs on the disk. */
    final Path folder() {
        return showing.folder();
    }

    final void show(String name, FirstPage start, Way way) throws Exception {
        show(name, start, _ -> { }, way);
    }

    /** @param before what the window finds when it opens */
    final void show(String name, FirstPage start, Way before, Way way) throws Exception {
        if (!showing.wanted().test(name)) {
            return;
        }
        try (OpenWindow window = new OpenWindow(Files.createDirectories(folder().resolve("settings").resolve(name)), showing.locale())) {
            before.go(window);
            window.open(start);
            way.go(window);
            window.awaitRest();
            showing.visitor().visit(name, window);
        }
    }
}
