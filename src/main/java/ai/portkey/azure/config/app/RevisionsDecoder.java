package ai.portkey.azure.config.app;

import ai.portkey.azure.config.app.RevisionsConfig.Mode;
import ai.portkey.azure.config.app.RevisionsConfig.Traffic;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Decodes which revisions of an app run, and who gets the requests. */
final class RevisionsDecoder {

    private static final Type<String> SUFFIX = Type.text(TextRule.matching(
            "[a-z0-9](-?[a-z0-9]){0,39}",
            "a revision suffix must have 1 to 40 lower-case letters, digits and single hyphens; in gateway--v2 the "
                    + "suffix is v2"));
    private static final Type<String> LABEL = Type.text(TextRule.matching(
            "[a-z](-?[a-z0-9]){0,62}",
            "a label must have lower-case letters, digits and single hyphens, and start with a letter"));
    private static final int EVERYTHING = 100;

    private RevisionsDecoder() {}

    static RevisionsConfig decode(ConfigNode node) {
        var revisions = new RevisionsConfig(
                node.value(
                        "mode", "With `multiple`, revisions run side by side.", Type.choice(Mode.class), Mode.SINGLE),
                node.optional(
                        "suffix",
                        "Name of the revision that the deployment creates, as in `gateway--SUFFIX`. Without "
                                + "it, Azure chooses one.",
                        SUFFIX),
                traffic(node));
        if (revisions.mode() == Mode.SINGLE && node.has("traffic") && node.isClean("mode", "traffic")) {
            node.error(
                    "traffic",
                    "in mode single the newest revision gets all traffic; set mode: multiple, or " + "remove it");
        }
        return revisions;
    }

    private static List<Traffic> traffic(ConfigNode node) {
        var traffic = new ArrayList<Traffic>();
        var revisions = new HashSet<Optional<String>>();
        var labels = new HashSet<String>();
        for (var item : node.objects(
                "traffic",
                "How requests are divided among revisions, with mode `multiple`. Empty means everything to "
                        + "the newest.")) {
            var latest = item.value("latest", "Stands for the newest revision.", Type.BOOL, false);
            var share = new Traffic(
                    item.optional("revision", "Suffix of a revision. Set either this or `latest: true`.", SUFFIX),
                    item.required(
                                    "weight",
                                    "Percentage of the requests. All weights add up to 100.",
                                    Type.integer(0, EVERYTHING),
                                    "percentage of the traffic")
                            .orElse(0),
                    item.optional("label", "Gives the revision an address of its own.", LABEL));
            if (item.isClean("latest", "revision") && latest == share.revision().isPresent()) {
                item.error(
                        "revision",
                        latest
                                ? "cannot be combined with latest: true; remove one of the two"
                                : "is required: the suffix of a revision; or set latest: true for the newest");
            } else if (item.isClean("latest", "revision") && !revisions.add(share.revision())) {
                item.error(latest ? "latest" : "revision", "is listed twice; add up the weights");
            }
            if (share.label().filter(label -> !labels.add(label)).isPresent()) {
                item.error("label", "is used twice; give each revision its own label");
            }
            traffic.add(share);
        }
        var sum = traffic.stream().mapToInt(Traffic::weight).sum();
        if (!traffic.isEmpty() && sum != EVERYTHING && node.isClean("traffic")) {
            node.error("traffic", "the weights add up to " + sum + "; they must add up to 100");
        }
        return traffic;
    }
}
