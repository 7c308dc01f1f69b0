package dev.claimport.desktop.shell;

import dev.claimport.app.Backend;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.Engine;
import dev.claimport.desktop.certify.Examiner;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.handover.PortNews;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.util.function.Function;

/**
 * What a window is put together from.
 *
 * @param engines makes a hand-over in a role
 * @param examiners holds devices on these ports to their clauses; may block, and refuse
 * @param ports watches the ports of a role
 * @param administration settings, releases and support
 * @param ledger of this station
 */
public record WindowParts(
        Backend backend, TimeSource time, Memory memory, Texts texts, Background background, Browser browser, FileDialogs dialogs,
        Function<RoleContext, Engine> engines, Function<SerialPorts, Examiner> examiners, Function<RoleContext, PortNews> ports,
        Administration administration, LedgerFolder ledger, Sounds sounds) {

    /** The same in another language. */
    WindowParts in(Texts spoken) {
        return new WindowParts(backend, time, memory, spoken, background, browser, dialogs, engines, examiners, ports, administration, ledger, sounds);
    }
}
