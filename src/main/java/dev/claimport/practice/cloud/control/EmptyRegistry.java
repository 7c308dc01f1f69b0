package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.registry.DeviceCertificate;
import dev.claimport.practice.cloud.registry.Inventory;
import dev.claimport.practice.cloud.registry.IotRegistry;
import dev.claimport.practice.cloud.registry.IssuedClaim;
import dev.claimport.practice.cloud.registry.PracticeTemplate;
import dev.claimport.practice.cloud.registry.Thing;
import dev.claimport.practice.cloud.registry.ThingConnections;
import java.util.List;
import java.util.Optional;

/** What an account sees in which AWS IoT was never used. */
final class EmptyRegistry implements IotRegistry {

    @Override
    public List<PracticeTemplate> templates() {
        return List.of();
    }

    @Override
    public Optional<PracticeTemplate> template(String name) {
        return Optional.empty();
    }

    @Override
    public IssuedClaim issueClaim(PracticeTemplate template) {
        throw new IllegalArgumentException(template.name() + " is no template of this account");
    }

    @Override
    public Optional<Thing> thing(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> principals(String thingName) {
        return List.of();
    }

    @Override
    public Optional<DeviceCertificate> certificate(String certificateId) {
        return Optional.empty();
    }

    @Override
    public Optional<Standing> standing(String certificateId, String clientId) {
        return Optional.empty();
    }

    @Override
    public Optional<ThingConnections.State> connection(String thingName) {
        return Optional.empty();
    }

    @Override
    public Inventory inventory() {
        return Inventory.EMPTY;
    }
}
