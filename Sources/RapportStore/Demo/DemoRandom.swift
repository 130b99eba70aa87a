/// Numbers that are the same for the same seed, on every machine and with every version of the standard library:
/// its own `random(in:using:)` and `shuffled(using:)` promise no such thing.
struct DemoRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to `count`, without `count`. The bias of the remainder does not matter for a demo.
    mutating func number(below count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + number(below: range.count) }

    /// True in that many of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }

    mutating func pick<T>(_ choices: [T]) -> T { choices[number(below: choices.count)] }

    /// Some of the choices, each at most once, in their order.
    mutating func pick<T>(_ count: Int, of choices: [T]) -> [T] {
        var left = Array(choices.indices)
        while left.count > count { left.remove(at: number(below: left.count)) }
        return left.map { choices[$0] }
    }
}
