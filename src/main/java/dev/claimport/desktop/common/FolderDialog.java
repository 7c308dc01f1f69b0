package dev.claimport.desktop.common;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

/** Asks the technician for a folder. */
@FunctionalInterface
public interface FolderDialog {

    /**
     * Waits for the answer, on the FX thread.
     *
     * @param heading what it is for
     * @param last where to begin, if it is still there
     * @return empty when there shall be none after all
     */
    Optional<Path> ask(Window over, String heading, Optional<Path> last);

    /** The system's own. */
    static FolderDialog ofSystem() {
        return (over, heading, last) -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(heading);
            last.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
            return Optional.ofNullable(chooser.showDialog(over)).map(File::toPath);
        };
    }
}
