package dev.claimport.practice.cloud.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The templates on offer: five that each show something, and forty as a company with a long history would have them, so that
 * paging and searching are real.
 */
final class PracticeTemplates {

    private static final String FLEET = "FLEET_PROVISIONING";
    private static final String JITP = "JITP";

    /**
     * One of the forty.
     *
     * @param shape the file its body is made from
     * @param kind what its things' names begin with
     */
    private record Line(String name, String description, String shape, String kind, boolean enabled) {

        static Line of(String name, String description, String shape, String kind) {
            return new Line(name, description, shape, kind, true);
        }

        Line disabled() {
            return new Line(name, description, shape, kind, false);
        }
    }

    private static final List<Line> FORTY = List.of(
            Line.of("access-control-door", "Door controllers with card readers", "plain", "door"),
            Line.of("air-quality-indoor", "CO2, VOC and particle sensors for offices and schools", "plain", "air"),
            Line.of("air-quality-roadside", "Roadside measuring stations of the city", "sited", "airroad"),
            Line.of("asset-tracker-lte", "Battery trackers on LTE-M, pallets and containers", "plain", "tracker"),
            Line.of("asset-tracker-lte-v1", "First tracker series, replaced by asset-tracker-lte", "plain", "tracker1").disabled(),
            Line.of("battery-storage-home", "Home storage units, 5 to 15 kWh", "tagged", "storage"),
            Line.of("beverage-vending", "Vending machines with telemetry board VT-3", "sited", "vending"),
            Line.of("boiler-room-monitor", "Pressure and leakage monitor for boiler rooms", "sited", "boiler"),
            Line.of("building-gateway-bacnet", "BACnet gateways, one for each building", "sited", "bacnet"),
            Line.of("charging-point-ac", "Wall boxes, 11 and 22 kW", "tagged", "chargeac"),
            Line.of("charging-point-dc", "Fast chargers, 50 kW and above", "tagged", "chargedc"),
            Line.of("cold-chain-logger", "Temperature loggers for medicine transport", "plain", "coldlog"),
            Line.of("cold-store-probe", "Fixed probes in cold stores", "sited", "coldstore"),
            Line.of("compressor-telemetry", "Screw compressors, retrofit kit", "tagged", "compressor"),
            Line.of("crane-load-monitor", "Load cells of tower cranes", "sited", "crane"),
            Line.of("dairy-tank-sensor", "Milk tanks on farms", "plain", "dairy"),
            Line.of("elevator-emergency-call", "Emergency telephones in lifts", "sited", "lift"),
            Line.of("elevator-monitor", "Ride quality and door cycles of lifts", "sited", "liftmon"),
            Line.of("factory-bench-burn-in", "Burn-in station, things are deleted every night", "plain", "burnin"),
            Line.of("fire-damper-actuator", "Fire dampers with end-position report", "sited", "damper"),
            Line.of("gas-meter-nbiot", "Gas meters on NB-IoT", "tagged", "gas"),
            Line.of("greenhouse-controller", "Climate controllers for greenhouses", "sited", "greenhouse"),
            Line.of("heat-meter-mbus", "Heat meters behind an M-Bus bridge", "tagged", "heat"),
            Line.of("hvac-thermostat", "Room thermostats, all series", "plain", "thermostat"),
            Line.of("hvac-thermostat-pilot", "Pilot with the housing association, ended", "plain", "thermopilot").disabled(),
            Line.of("irrigation-valve", "Valve boxes with solar supply", "plain", "valve"),
            Line.of("machine-vibration", "Vibration sensors on motors and pumps", "tagged", "vibration"),
            Line.of("parking-bay-sensor", "Magnetic sensors in parking bays", "sited", "parking"),
            Line.of("pest-trap-monitor", "Electronic rodent traps", "plain", "trap"),
            Line.of("pipeline-pressure", "Pressure transmitters along the pipeline", "tagged", "pipeline"),
            Line.of("pv-inverter-link", "Data loggers for photovoltaic inverters", "tagged", "pv"),
            Line.of("refrigerated-truck", "Cooling units of trailers", "plain", "reefer"),
            Line.of("router-field-service", "Routers that our technicians lend to customers", "plain", "router"),
            Line.of("smart-locker", "Parcel lockers, one for each cabinet", "sited", "locker"),
            Line.of("street-light-node", "Street light controllers on the luminaire", "sited", "light"),
            Line.of("street-light-node-2019", "Street light controllers before the radio change", "sited", "light2019").disabled(),
            Line.of("waste-bin-level", "Filling level of waste containers", "plain", "bin"),
            Line.of("water-meter-wmbus", "Water meters, wireless M-Bus collector", "tagged", "water"),
            Line.of("weather-station", "Weather stations of the road service", "sited", "weather"),
            Line.of("wind-turbine-edge", "Edge computers in the nacelle", "tagged", "turbine").disabled());

    private PracticeTemplates() {}

    /** By name, with dates before {@code now}. */
    static SortedMap<String, PracticeTemplate> all(Instant now) {
        SortedMap<String, PracticeTemplate> all = new TreeMap<>();
        add(all, template("practice-sensor", "A sensor that knows its serial number; nothing to fill in", body("practice-sensor"), true, FLEET,
                now, 30, Optional.empty()));
        add(all, template("practice-gateway", "A gateway: asks for site and customer", body("practice-gateway"), true, FLEET, now, 21,
                Optional.of(new Hook(PracticeAccount.USUAL.functionArn("practice-allow"), _ -> Hook.Answer.ALLOWED))));
        add(all, template("practice-disabled", "Switched off: a claim is refused", body("practice-sensor"), false, FLEET, now, 400,
                Optional.empty()));
        add(all, template("practice-jitp", "Just-in-time provisioning: not for claims", body("practice-jitp"), true, JITP, now, 800,
                Optional.empty()));
        add(all, template("practice-refused", "Its hook refuses every device", body("practice-sensor"), true, FLEET, now, 14,
                Optional.of(new Hook(PracticeAccount.USUAL.functionArn("practice-refuse"), _ -> Hook.Answer.DENIED))));
        for (int i = 0; i < FORTY.size(); i++) {
            Line line = FORTY.get(i);
            String body = body(line.shape).replace("KIND", line.kind);
            add(all, template(line.name, line.description, body, line.enabled, FLEET, now, 900 - 20 * i, Optional.empty()));
        }
        return all;
    }

    private static void add(SortedMap<String, PracticeTemplate> all, PracticeTemplate template) {
        all.put(template.name(), template);
    }

    private static PracticeTemplate template(
            String name, String description, String body, boolean enabled, String type, Instant now, int daysOld, Optional<Hook> hook) {
        Instant created = now.minus(Duration.ofDays(daysOld)).minusSeconds(name.hashCode() & 0x7fff);
        int version = 1 + daysOld % 4;
        return new PracticeTemplate(name, description, PracticeAccount.USUAL.templateArn(name), Map.of(version, body), enabled, type, created,
                created.plus(Duration.ofDays(daysOld / 3)), version, PracticeAccount.USUAL.roleArn("PracticeProvisioningRole"), hook);
    }

    private static String body(String shape) {
        try (InputStream in = PracticeTemplates.class.getResourceAsStream("templates/" + shape + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(shape, e);
        }
    }
}
