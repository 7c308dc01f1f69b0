package dev.claimport.desktop.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.settings.Administration;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValue;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppearanceOfEarlierVersionsTest {

    @TempDir
    private Path folder;
    private final SerialPorts noPorts = new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of();
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            throw new AssertionError("nothing is opened");
        }
    };

    private Administration administration(Map<Setting, String> fixed) {
        return Administrations.in(folder, fixed, noPorts, new ManualTime());
    }

    @Test
    void coloursThatTheWindowRememberedByItselfBecomeASetting() {
        Administration administration = administration(Map.of());
        administration.open(Appearance.DARK);
        assertEquals(Appearance.DARK, administration.appearance());
        assertEquals(SettingValue.Source.USER, administration.settings().read().value(Setting.APPEARANCE).source());
    }

    @Test
    void theyTakeTheirPlaceBehindWhatIsSetOrFixed() {
        administration(Map.of()).settings().set(Setting.APPEARANCE, "light");
        Administration own = administration(Map.of());
        own.open(Appearance.DARK);
        assertEquals(Appearance.LIGHT, own.appearance());
        Administration fixed = administration(Map.of(Setting.APPEARANCE, "system"));
        fixed.open(Appearance.DARK);
        assertEquals(Appearance.SYSTEM, fixed.appearance());
    }
}
