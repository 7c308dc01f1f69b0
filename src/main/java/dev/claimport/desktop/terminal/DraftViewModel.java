package dev.claimport.desktop.terminal;

import dev.claimport.app.DeviceProfiles;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.OwnFolder;
import dev.claimport.file.WholeFile;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.time.Background;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A profile that is made of marked lines, named and saved where the user's own are. On the screen's thread. */
public final class DraftViewModel {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final List<TraceLine> marked;
    private final int baud;
    private final LineEnd end;
    private final DeviceProfiles profiles;
    private final Background background;
    private final Consumer<Path> saved;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<Failure> failure = new ReadOnlyObjectWrapper<>();

    /** @param saved is told where it is */
    public DraftViewModel(List<TraceLine> marked, int baud, LineEnd end, DeviceProfiles profiles, Background background, Consumer<Path> saved) {
        this.marked = List.copyOf(marked);
        this.baud = baud;
        this.end = end;
        this.profiles = profiles;
        this.background = background;
        this.saved = saved;
        name.addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        failure.set(null);
        text.set(draft(isNamed() ? name.get() : "my-device"));
    }

    private String draft(String called) {
        return profiles.dialects().dialects().draft(called, marked, baud, end.name().toLowerCase(Locale.ROOT)).orElse("");
    }

    /** Whether the name can be a profile's. */
    public boolean isNamed() {
        return NAME.matcher(name.get()).matches();
    }

    /** In the place of nothing: a profile that is there stays. */
    public void save() {
        if (!isNamed()) {
            return;
        }
        String called = name.get();
        background.start(DesktopWait.FILES, () -> write(called), saved, failure::set);
    }

    private Path write(String called) throws IOException {
        ProfileLibrary library = profiles.deviceProfiles();
        Path file = library.folder().orElseThrow(() -> refused(new NoSuchFileException(called))).resolve(called.concat(".yaml"));
        if (library.named(called).isPresent() || Files.exists(file)) {
            throw refused(new FileAlreadyExistsException(file.toString()));
        }
        OwnFolder.create(file.getParent());
        WholeFile.replace(file, draft(called).getBytes(StandardCharsets.UTF_8), WholeFile.Access.OWNER);
        return file;
    }

    private static RuntimeException refused(FileSystemException why) {
        return new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, Map.of("file", why.getFile()), why.toString()).exception(why);
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** As it would be saved. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Why it was not saved; null while all is well. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
