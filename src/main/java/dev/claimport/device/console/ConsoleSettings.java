package dev.claimport.device.console;

import dev.claimport.device.Devices;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.device.profile.Dialect;
import dev.claimport.time.TimeSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile says of a product on a Linux gateway.
 *
 * @param folder of its files; {@code ~} is the home of who is logged in
 * @param folderMode octal, where the product insists on it
 * @param files root, certificate and key: names in the folder, or absolute paths
 * @param document with the settings
 * @param identify commands that print {@code model}, {@code serial} and {@code firmware}
 * @param serialParameter the template parameter that the serial number is sent as
 * @param go starts the product; without one it finds the files by itself
 */
record ConsoleSettings(String folder, Optional<String> folderMode, Map<ClaimPart, FarFile> files, SettingsDocument document,
        Map<String, String> identify, String serialParameter, Optional<String> go) implements Dialect.Settings {

    ConsoleSettings {
        files = Map.copyOf(files);
        identify = Map.copyOf(identify);
    }

    /** Where a file lies. @param home absolute */
    String resolve(String path, String home) {
        String in = path.startsWith("/") || path.startsWith("~") ? path : folder + "/" + path;
        return in.startsWith("~") ? home + in.substring(1) : in;
    }

    @Override
    public Devices devices(TimeSource time) {
        return link -> new ConsoleDevice(link, this, time);
    }

    @Override
    public Map<ClaimPart, Destination> destinations() {
        Map<ClaimPart, Destination> all = new EnumMap<>(ClaimPart.class);
        for (ClaimPart part : ClaimPart.values()) {
            all.put(part, part.isSetting() ? new Destination.Document(shown(document.file().path()), SettingsFormat.JSON)
                    : new Destination.File(shown(files.get(part).path())));
        }
        return all;
    }

    private String shown(String path) {
        return resolve(path, "~");
    }
}
