package dev.claimport.desktop.shell;

import dev.claimport.app.Backend;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.Engine;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.SaveDialog;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.handover.PortNews;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.util.function.Function;

/**
 * What a window is put together from.
 *
 * @param engines makes a hand-over in a role
 * @param ports watches the ports of a role
 * @param administration settings, releases and support
 * @param ledger of this station
 */
public record WindowParts(
        Backend backend, TimeSource time, Memory memory, Texts texts, Background background, Browser browser, SaveDialog saveDialog,
        Function<RoleContext, Engine> engines, Function<RoleContext, PortNews> ports,
        Administration administration, LedgerFolder ledger) {}
