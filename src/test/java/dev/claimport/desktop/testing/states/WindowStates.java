package dev.claimport.desktop.testing.states;

import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.testing.ReleaseServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Every page and every state of the window, brought into the scene one after another. */
public final class WindowStates {

    /** Looks at a state that is shown. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String name, OpenWindow window);
    }

    private final Catalogue.Showing showing;

    /**
     * @param folder for what the windows keep
     * @param wanted which states, by their names
     */
    public WindowStates(Path folder, Locale locale, Predicate<String> wanted, Visitor visitor) {
        showing = new Catalogue.Showing(folder, locale, wanted, visitor);
    }

    /** @param releases that say there is a newer one */
    public void showAll(ReleaseServer releases) throws Exception {
        for (Catalogue states : List.of(new SignInStates(showing), new ShellStates(showing, releases), new TemplateStates(showing), new DeviceStates(showing),
                new HandoverStates(showing), new CertifyStates(showing), new BenchStates(showing), new RecordsStates(showing), new TerminalStates(showing),
                new SettingsStates(showing))) {
            states.showAll();
        }
    }
}
