package dev.claimport.app;

import dev.claimport.device.handover.HandoverGroupDialect;
import dev.claimport.device.profile.Dialects;
import dev.claimport.device.script.ScriptDialect;
import dev.claimport.device.smpfs.SmpFsDialect;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.device.handover.PracticeHandoverGroup;
import dev.claimport.practice.device.modem.PracticeModems;
import dev.claimport.practice.device.smpfs.PracticeSmpFs;
import java.util.LinkedHashMap;
import java.util.List;

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
                new SupportedDialect(new ScriptDialect(), PracticeModems.all())));
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
