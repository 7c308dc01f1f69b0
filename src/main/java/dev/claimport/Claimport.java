package dev.claimport;

import dev.claimport.cli.CommandLines;
import dev.claimport.cli.Window;
import dev.claimport.desktop.Desktop;
import dev.claimport.desktop.Display;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.time.TimeSource;
import dev.claimport.workplace.Backend;
import dev.claimport.workplace.LocalBackend;
import java.util.Locale;
import java.util.Optional;

/** The door: no arguments opens the window, anything else is a command. Here the parts are put together. */
public final class Claimport {

    private Claimport() {}

    public static void main(String[] arguments) {
        TimeSource time = TimeSource.system();
        var ports = new JSerialCommPorts();
        Backend backend = new LocalBackend(ports, time);
        var display = new Display(System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform"));
        Window window = new Window() {
            @Override
            public Optional<String> obstacle() {
                return display.obstacle();
            }

            @Override
            public int open(boolean practice) {
                return new Desktop(backend, time).open(practice);
            }
        };
        System.exit(CommandLines.create(backend, window, ports, time, Locale.getDefault()).execute(arguments));
    }
}
