package dev.claimport.desktop.common;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the technician which file shall be opened. */
@FunctionalInterface
public interface OpenDialog {

    /**
     * Waits for the answer, on the FX thread.
     *
     * @param heading what is opened
     * @param endings of such files, without a dot
     * @return empty when none shall be opened after all
     */
    Optional<Path> ask(Window over, String heading, List<String> endings);

    /** The system's own. */
    static OpenDialog ofSystem() {
        return (over, heading, endings) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(heading);
            String[] patterns = endings.stream().map(ending -> "*." + ending).toArray(String[]::new);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(String.join(", ", Arrays.asList(patterns)), patterns));
            return Optional.ofNullable(chooser.showOpenDialog(over)).map(File::toPath);
        };
    }
}
