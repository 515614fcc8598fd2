package ai.portkey.azure.config.naming;

import ai.portkey.azure.config.reading.TextRule;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.Optional;

/** IPv4 address ranges: what the configuration asks of the library that computes with them. */
public final class Cidr {

    /** Only the plain form with four decimal parts; the library would take more. */
    private static final IPAddressStringParameters PLAIN_IPV4 = new IPAddressStringParameters.Builder()
            .allowIPv6(false)
            .allowAll(false)
            .allowEmpty(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .allowPrefixLengthLeadingZeros(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .toParams();

    /** A range, written with its first address. */
    public static final TextRule RANGE =
            new TextRule(text -> text.contains("/") && block(text).isPresent(), Cidr::rangeSentence);

    /** One address, or a range written with its first address. */
    public static final TextRule ADDRESS_OR_RANGE = new TextRule(
            text -> block(text).isPresent(),
            text -> parse(text).isPresent()
                    ? rangeSentence(text)
                    : "expected an IPv4 address or range, like 203.0.113.7 or 203.0.113.0/24");

    private Cidr() {}

    /** The range; of a single address the one of its 32 bits. Empty when the text is none or has bits beyond its prefix. */
    static Optional<IPAddress> block(String text) {
        return parse(text)
                .map(address -> address.isPrefixed()
                        ? address
                        : address.toPrefixBlock(IPAddress.getBitCount(address.getIPVersion())))
                .filter(IPAddress::isSinglePrefixBlock);
    }

    /** Addresses and ranges that were checked before, each once and in one form. */
    public static List<String> canonical(List<String> texts) {
        return texts.stream().map(text -> of(text).toString()).distinct().toList();
    }

    /** The range, of a text that was checked before. */
    public static IPAddress of(String text) {
        return block(text).orElseThrow();
    }

    private static Optional<IPAddress> parse(String text) {
        try {
            return Optional.of(new IPAddressString(text, PLAIN_IPV4).toAddress());
        } catch (AddressStringException e) {
            return Optional.empty();
        }
    }

    private static String rangeSentence(String text) {
        return parse(text)
                .filter(IPAddress::isPrefixed)
                .map(address -> "a range must start at its first address; set " + address.toPrefixBlock())
                .orElse("expected an IPv4 range, like 10.0.0.0/16");
    }
}
