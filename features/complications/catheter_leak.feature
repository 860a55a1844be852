Feature: Catheter leak or disconnection

  The drug runs out on the way, and spinal fluid may run back along the catheter. It is suspected by fluid where none should be,
  by a film that shows the parts apart, and by lost relief although the pump gives what it should.

  Rule: It is suspected by fluid, by the film, and by a pump that gives what it should

    Scenario: A soft lump at the back in the second week of the test period
      "There's a soft bump where the tube goes in, and the bandage is wet with water." The headache comes when she sits up.
      The relief is half of what it was.

      Given a patient in the test period
      And the implantation was 9 days ago
      And back swelling is present
      And wound discharge is clear watery
      And headache is present
      And headache posture is worse upright
      And loss of pain relief is gradual
      And nothing else is found
      When the visit is assessed
      Then catheter leak is a suspected part of catheter fault
      And statement cath_leaking_fluid is true
      And check beta-2 transferrin is for catheter leak
      And catheter fault is among the first 3
      And the urgency of catheter leak is within days

    Scenario: No effect at all since the pump was put in
      Eight days after the implantation. In the test period the relief was good; since the operation there is none. The log
      is clean, no alarm, the wounds are dry.

      Given a patient with an implanted pump
      And the implantation was 8 days ago
      And loss of pain relief is sudden
      And pump log event is none
      And nothing else is found
      When the visit is assessed
      Then catheter leak is a suspected part of catheter fault
      And statement leak_early_with_sound_pump is true
      And leak_g_early_with_sound_pump speaks for catheter leak
      And catheter fault is among the first 1
      And the urgency is at least same day

    Scenario: The connector has come apart on the film
      Given a patient with an implanted pump
      And the implantation was 2 years ago
      And xray catheter is disconnected
      And nothing else is found
      When the visit is assessed
      Then catheter leak is a suspected part of catheter fault
      And statement leak_disconnected is true
      And leak_g_disconnected speaks for catheter leak
      And catheter break is not supported

    Scenario Outline: The plain film shows: <film>
      Given a patient with an implanted pump
      And contrast study is free flow
      And beta2 transferrin is negative
      And xray catheter is <film>
      And nothing else is found
      When the visit is assessed
      Then statement leak_disconnected is <truth>
      And statement leak_g_disconnected is <truth>
      And catheter leak is <status>
      And the net grounds for catheter leak are between <least> and <most>

      Examples:
        | film          | truth   | status        | least | most |
        | disconnected  | true    | suspected     | 2     | 2    |
        | intact        | false   | not supported | 0     | 0    |
        | displaced tip | false   | not supported | 0     | 0    |
        | discontinuity | false   | not supported | 0     | 0    |
        | kinked        | false   | not supported | 0     | 0    |
        | unknown       | unknown | open          | 0     | 2    |

    Scenario Outline: Contrast in the catheter: <study>
      Given a patient with an implanted pump
      And xray catheter is intact
      And beta2 transferrin is negative
      And contrast study is <study>
      And nothing else is found
      When the visit is assessed
      Then statement cath_contrast_escapes is <truth>
      And statement cath_g_contrast_escapes is <truth>
      And catheter leak is <status>
      And the net grounds for catheter leak are between <least> and <most>

      Examples:
        | study         | truth   | status        | least | most |
        | extravasation | true    | suspected     | 2     | 2    |
        | free flow     | false   | not supported | 0     | 0    |
        | no flow       | false   | not supported | 0     | 0    |
        | unknown       | unknown | open          | 0     | 2    |

    Scenario Outline: Fluid along the catheter: <finding> is <value>
      Given a patient with an implanted pump
      And xray catheter is intact
      And contrast study is free flow
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cath_leaking_fluid is <truth>
      And catheter leak is <status>
      And catheter fault is among the first <place>

      Examples:
        | finding           | value        | truth | status    | place |
        | back swelling     | present      | true  | suspected | 2     |
        | wound discharge   | clear watery | true  | suspected | 3     |
        | beta2 transferrin | positive     | true  | suspected | 2     |

    Scenario Outline: No spinal fluid along the catheter: <finding> is <value>
      Given a patient with an implanted pump
      And xray catheter is intact
      And contrast study is free flow
      And beta2 transferrin is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement cath_leaking_fluid is <truth>
      And catheter leak is <status>

      Examples:
        | finding           | value   | truth   | status        |
        | wound discharge   | serous  | false   | not supported |
        | wound discharge   | bloody  | false   | not supported |
        | pocket swelling   | present | false   | not supported |
        | back swelling     | unknown | unknown | open          |
        | wound discharge   | unknown | unknown | open          |
        | beta2 transferrin | unknown | unknown | open          |

    Scenario Outline: Swelling over the pump <pocket>, headache <posture>
      Given a patient with an implanted pump
      And xray catheter is intact
      And contrast study is free flow
      And beta2 transferrin is negative
      And pocket swelling is <pocket>
      And headache is present
      And headache posture is <posture>
      And nothing else is found
      When the visit is assessed
      Then statement cath_pocket_and_postural_headache is <truth>
      And catheter leak is <status>

      Examples:
        | pocket  | posture       | truth   | status        |
        | present | worse upright | true    | suspected     |
        | present | not postural  | false   | not supported |
        | present | pattern lost  | false   | not supported |
        | absent  | worse upright | false   | not supported |
        | unknown | worse upright | unknown | open          |
        | present | unknown       | unknown | open          |

    Scenario Outline: Relief lost: <loss>, <days> after the operation, pump log: <log>
      Given a patient with an implanted pump
      And xray catheter is intact
      And contrast study is free flow
      And beta2 transferrin is negative
      And delivered ratio is 0.5
      And loss of pain relief is <loss>
      And days since implant is <days>
      And pump log event is <log>
      And nothing else is found
      When the visit is assessed
      Then statement leak_early_with_sound_pump is <truth>
      And statement leak_g_early_with_sound_pump is <truth>
      And catheter leak is <status>
      And the net grounds for catheter leak are between <least> and <most>

      Examples:
        | loss    | days    | log         | truth   | status        | least | most |
        | gradual | 30 d    | none        | true    | suspected     | 1     | 1    |
        | sudden  | 30 d    | none        | true    | suspected     | 1     | 1    |
        | sudden  | 31 d    | none        | false   | not supported | 0     | 0    |
        | none    | 30 d    | none        | false   | not supported | 0     | 0    |
        | sudden  | 30 d    | motor stall | false   | not supported | 0     | 0    |
        | sudden  | unknown | none        | unknown | open          | 0     | 1    |
        | sudden  | 30 d    | unknown     | unknown | open          | 0     | 1    |
        | unknown | 30 d    | none        | unknown | open          | 0     | 1    |

    Scenario: The same in the test period: there is no pump log to trust
      Given a patient in the test period
      And xray catheter is intact
      And contrast study is free flow
      And beta2 transferrin is negative
      And delivered ratio is 0.5
      And loss of pain relief is sudden
      And the implantation was 8 days ago
      And pump log event is none
      And nothing else is found
      When the visit is assessed
      Then catheter leak is not supported
      And the net grounds for catheter leak are between 0 and 0
      And catheter fault is suspected

    Scenario Outline: The pump gave <ratio> of what it should, relief lost: <loss>
      Given a patient with an implanted pump
      And the implantation was 300 days ago
      And xray catheter is intact
      And contrast study is free flow
      And beta2 transferrin is negative
      And delivered ratio is <ratio>
      And loss of pain relief is <loss>
      And nothing else is found
      When the visit is assessed
      Then statement leak_pump_emptied_normally is <truth>
      And statement cath_g_pump_emptied_normally is <truth>
      And catheter leak is <status>
      And the net grounds for catheter leak are between <least> and <most>

      Examples:
        | ratio   | loss    | truth   | status        | least | most |
        | 0.855   | gradual | true    | suspected     | 1     | 1    |
        | 0.854   | gradual | false   | not supported | 0     | 0    |
        | 1.145   | sudden  | true    | suspected     | 1     | 1    |
        | 1.146   | sudden  | false   | not supported | 0     | 0    |
        | 1       | none    | false   | not supported | 0     | 0    |
        | unknown | gradual | unknown | open          | 0     | 1    |
        | 1       | unknown | unknown | open          | 0     | 1    |

    Scenario Outline: Swelling over the pump <pocket> and at the back <back>, beta-2 transferrin <protein>
      Given a patient with an implanted pump
      And xray catheter is intact
      And contrast study is free flow
      And pocket swelling is <pocket>
      And back swelling is <back>
      And beta2 transferrin is <protein>
      And nothing else is found
      When the visit is assessed
      Then statement cath_g_spinal_fluid_in_swelling is <truth>
      And the net grounds for catheter leak are between <least> and <most>

      Examples:
        | pocket  | back    | protein  | truth   | least | most |
        | present | absent  | positive | true    | 2     | 2    |
        | absent  | present | positive | true    | 2     | 2    |
        | absent  | absent  | positive | false   | 0     | 0    |
        | present | present | negative | false   | 0     | 0    |
        | present | present | unknown  | unknown | 0     | 2    |
        | unknown | absent  | positive | unknown | 0     | 2    |

  Rule: What to check, in which order

    Scenario: A swelling along the tunnel, and the relief holds
      Given a patient with an implanted pump
      And back swelling is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then catheter leak is suspected
      And the urgency of catheter leak is within days
      And the urgency of catheter fault is within days
      And check vital signs is the first check
      And check vital signs comes before withdrawal score
      And check withdrawal score comes before medication review
      And check vital signs is for catheter leak
      And check withdrawal score is for catheter leak
      And check beta-2 transferrin is for catheter leak

    Scenario: Dye escapes at the connector, and the relief holds
      Given a patient with an implanted pump
      And csf aspirable is present
      And contrast study is extravasation
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then catheter leak is a suspected part of catheter fault
      And the urgency of catheter fault is within days
      And check vital signs is the first check
      And check vital signs comes before withdrawal score
      And check beta-2 transferrin is not recommended

    Scenario: The parts have come apart, and the pocket is swollen
      Given a patient in the test period
      And xray catheter is disconnected
      And pocket swelling is present
      And cows score is 0
      And nothing else is found
      When the visit is assessed
      Then catheter leak is suspected
      And the urgency of catheter leak is within days
      And check withdrawal score comes before beta-2 transferrin
      And check beta-2 transferrin comes before medication review

    Scenario Outline: Fluid is sent for beta-2 transferrin when <finding> is <value>
      Given a patient with an implanted pump
      And xray catheter is disconnected
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement catheter_leak.beta2_transferrin_test is <truth>

      Examples:
        | finding         | value        | truth   |
        | pocket swelling | present      | true    |
        | back swelling   | present      | true    |
        | wound discharge | clear watery | true    |
        | wound discharge | serous       | false   |
        | pocket swelling | absent       | false   |
        | pocket swelling | unknown      | unknown |
        | back swelling   | unknown      | unknown |
        | wound discharge | unknown      | unknown |
