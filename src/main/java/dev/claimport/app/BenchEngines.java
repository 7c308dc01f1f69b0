package dev.claimport.app;

import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Engine;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.handover.RunOrigin;
import dev.claimport.iot.SharedClaims;
import dev.claimport.time.Alarm;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Hand-overs of a bench in a role, whose devices have a claim each, or share one as long as it lasts. */
final class BenchEngines implements BenchWorld.Engines {

    private final RoleContext role;
    private final Function<RoleContext, Engine> engines;
    private final TimeSource time;
    private Optional<SharedClaims> shared = Optional.empty();

    BenchEngines(RoleContext role, Function<RoleContext, Engine> engines, TimeSource time) {
        this.role = role;
        this.engines = engines;
        this.time = time;
    }

    @Override
    public Engine make(UnaryOperator<RunOrigin> origin) {
        return engines.apply(shared.map(claims -> role.through(claims, role.connector())).orElse(role).as(origin));
    }

    @Override
    public void shareClaims(boolean all) {
        shared.ifPresent(SharedClaims::close);
        shared = all ? Optional.of(new SharedClaims(role.iot(), HandoverPolicy.USUAL.leastRemaining(), time, Alarm.system())) : Optional.empty();
    }
}
