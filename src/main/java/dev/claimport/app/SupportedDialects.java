package dev.claimport.app;

import dev.claimport.device.console.ConsoleDialect;
import dev.claimport.device.handover.HandoverGroupDialect;
import dev.claimport.device.profile.Dialects;
import dev.claimport.device.repl.ReplDialect;
import dev.claimport.device.script.ScriptDialect;
import dev.claimport.device.smpfs.SmpFsDialect;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.device.handover.PracticeHandoverGroup;
import dev.claimport.practice.device.linux.PracticeLinux;
import dev.claimport.practice.device.modem.PracticeModems;
import dev.claimport.practice.device.repl.PracticeBoards;
import dev.claimport.practice.device.smpfs.PracticeSmpFs;
import dev.claimport.practice.device.zephyr.PracticeShells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dialects that Claimport speaks, in the order in which devices are asked for them; a practice begins with the first. */
public record SupportedDialects(List<SupportedDialect> all) {

    public SupportedDialects {
        all = List.copyOf(all);
    }

    /** The one list: whoever adds a dialect names it here, and nowhere else. */
    public static SupportedDialects builtIn() {
        return new SupportedDialects(List.of(
                new SupportedDialect(new HandoverGroupDialect(), new PracticeHandoverGroup()),
                new SupportedDialect(new SmpFsDialect(), new PracticeSmpFs()),
                new SupportedDialect(new ScriptDialect(), text()),
                new SupportedDialect(new ConsoleDialect(), Map.of("linux", new PracticeLinux())),
                new SupportedDialect(new ReplDialect(), Map.of("micropython", new PracticeBoards()))));
    }

    /** The families that are spoken to in text, the usual one first. */
    private static Map<String, PracticeDialect> text() {
        Map<String, PracticeDialect> families = new LinkedHashMap<>(PracticeModems.all());
        families.putAll(PracticeShells.all());
        return families;
    }

    public Dialects dialects() {
        return new Dialects(all.stream().map(SupportedDialect::dialect).toList());
    }

    public PracticeDialects practice() {
        var byId = new LinkedHashMap<String, PracticeDialect>();
        all.forEach(each -> byId.putAll(each.practice()));
        return new PracticeDialects(byId);
    }
}
