package dev.claimport.desktop.common;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the technician where a file shall be saved. */
@FunctionalInterface
public interface SaveDialog {

    /**
     * Waits for the answer, on the FX thread.
     *
     * @param heading what is saved
     * @param name what the file is called unless the technician says otherwise
     * @return empty when it shall not be saved after all
     */
    Optional<Path> ask(Window over, String heading, String name);

    /** The system's own. */
    static SaveDialog ofSystem() {
        return (over, heading, name) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(heading);
            chooser.setInitialFileName(name);
            String ending = "*" + name.substring(name.lastIndexOf('.'));
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending, ending));
            return Optional.ofNullable(chooser.showSaveDialog(over)).map(File::toPath);
        };
    }
}
