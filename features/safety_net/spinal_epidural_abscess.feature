Feature: Spinal epidural abscess

  New back pain with fever is a red flag. This feature promises that an abscess is also seen before fever or weakness, by a
  spine that hurts when tapped, and that nobody puts a needle into the back before the spine has been imaged.

  Rule: It is suspected before the triad is complete

    Scenario: A spot on the spine that makes her wince
      Six weeks after the implantation. Back pain for five days, worse at night. No fever, she walks well; tapping over the
      tenth thoracic spine makes her wince.

      Given a patient with an implanted pump
      And the implantation was 6 weeks ago
      And back pain is present
      And spinal tenderness is present
      And nothing else is found
      When the visit is assessed
      Then spinal epidural abscess is suspected
      And statement sea_percussion_pain is true
      And sea_g_percussion_pain speaks for spinal epidural abscess
      And red flag rf_05_epidural_abscess is not raised
      And the urgency is emergency
      And triage is settled
      And caution caution_lumbar_puncture_epidural_abscess applies
      And check vital signs is not for spinal epidural abscess

    Scenario: Fever, back pain and a leg that gives way, in the test period
      A diabetic with the catheter in for three weeks. All three parts of the triad are there; that is rare, and late.

      Given a patient in the test period
      And the implantation was 21 days ago
      And back pain is present
      And spinal tenderness is present
      And leg weakness is present
      And temperature is 38.6 Cel
      And immunosuppressed or diabetes is present
      And nothing else is found
      When the visit is assessed
      Then spinal epidural abscess is among the first 1
      And red flag rf_05_epidural_abscess is raised
      And sea_g_triad speaks for spinal epidural abscess
      And sea_g_fever speaks for spinal epidural abscess
      And sea_g_susceptible speaks for spinal epidural abscess
      And sea_g_recent_procedure speaks for spinal epidural abscess
      And the net grounds for spinal epidural abscess are between 7 and 7
      And the urgency is emergency

    Scenario Outline: Back pain <pain>, and a spine tender to tapping: <tenderness>
      Given a patient with an implanted pump
      And the implantation was 200 days ago
      And the dural puncture was 200 days ago
      And back pain is <pain>
      And spinal tenderness is <tenderness>
      And tip mri is no mass
      And crp trend is falling
      And crp is 3 mg/L
      And esr is 10 mm/h
      And blood culture is negative
      And nothing else is found
      When the visit is assessed
      Then statement sea_percussion_pain is <truth>
      And statement sea_g_percussion_pain is <truth>
      And spinal epidural abscess is <status>
      And the net grounds for spinal epidural abscess are between <least> and <most>

      Examples:
        | pain    | tenderness | truth   | status        | least | most |
        | present | present    | true    | suspected     | 2     | 2    |
        | present | absent     | false   | not supported | 0     | 0    |
        | absent  | present    | false   | not supported | 0     | 0    |
        | present | unknown    | unknown | open          | 0     | 2    |
        | unknown | present    | unknown | open          | 0     | 2    |

    Scenario Outline: <temperature>, no back pain, and <finding> is <value>
      Given a patient with an implanted pump
      And temperature is <temperature>
      And <finding> is <value>
      And tip mri is no mass
      And nothing else is found
      When the visit is assessed
      Then statement sea_fever_and_neurology is <truth>
      And spinal epidural abscess is <status>

      Examples:
        | temperature | finding           | value   | truth   | status        |
        | 38.0 Cel    | radicular pain    | present | true    | suspected     |
        | 37.9 Cel    | radicular pain    | present | false   | not supported |
        | 38.0 Cel    | leg weakness      | present | true    | suspected     |
        | 38.0 Cel    | sensory change    | present | true    | suspected     |
        | 38.0 Cel    | gait change       | present | true    | suspected     |
        | 38.0 Cel    | saddle numbness   | present | true    | suspected     |
        | 38.0 Cel    | incontinence      | present | true    | suspected     |
        | 38.0 Cel    | urinary retention | present | true    | suspected     |
        | 38.0 Cel    | hyperreflexia     | present | true    | suspected     |
        | 37.9 Cel    | hyperreflexia     | present | false   | not supported |
        | 38.0 Cel    | spinal tenderness | present | false   | not supported |
        | 38.0 Cel    | radicular pain    | unknown | unknown | open          |
        | 38.0 Cel    | urinary retention | unknown | unknown | open          |
        | unknown     | radicular pain    | present | unknown | open          |

    Scenario Outline: Back pain <pain>, and a sign that the device is infected: <finding> is <value>
      Given a patient with an implanted pump
      And blood culture is negative
      And crp trend is falling
      And crp is 3 mg/L
      And esr is 10 mm/h
      And tip mri is no mass
      And back pain is <pain>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then statement sea_back_pain_and_infection is <truth>
      And spinal epidural abscess is <status>

      Examples:
        | pain    | finding                      | value       | truth   | status        |
        | present | wound discharge              | purulent    | true    | suspected     |
        | present | wound discharge              | serous      | false   | not supported |
        | present | wound open or device visible | present     | true    | suspected     |
        | present | crp trend                    | second rise | true    | suspected     |
        | present | crp trend                    | plateau     | false   | not supported |
        | present | crp trend                    | falling     | false   | not supported |
        | present | blood culture                | positive    | true    | suspected     |
        | present | blood culture                | pending     | false   | not supported |
        | present | wound redness or warmth      | present     | false   | not supported |
        | absent  | wound discharge              | purulent    | false   | not supported |
        | absent  | blood culture                | positive    | false   | not supported |
        | present | blood culture                | unknown     | unknown | open          |
        | present | wound discharge              | unknown     | unknown | open          |
        | unknown | wound discharge              | purulent    | unknown | open          |

    Scenario Outline: MRI at the level of the tip: <mri>
      Given a patient with an implanted pump
      And tip mri is <mri>
      And nothing else is found
      When the visit is assessed
      Then statement sea_collection_on_mri is <truth>
      And spinal epidural abscess is <status>

      Examples:
        | mri                 | truth   | status        |
        | epidural collection | true    | suspected     |
        | mass                | false   | not supported |
        | cord compression    | false   | not supported |
        | no mass             | false   | not supported |
        | unknown             | unknown | open          |

  Rule: What speaks for it

    Scenario Outline: Back pain <pain> at <temperature>, gait change <gait>, diabetes <diabetes>
      Given a patient with an implanted pump
      And the implantation was 200 days ago
      And the dural puncture was 200 days ago
      And back pain is <pain>
      And temperature is <temperature>
      And gait change is <gait>
      And immunosuppressed or diabetes is <diabetes>
      And nothing else is found
      When the visit is assessed
      Then statement sea_g_triad is <triad>
      And statement sea_g_fever is <fever>
      And statement sea_g_susceptible is <risk>
      And the net grounds for spinal epidural abscess are between <least> and <most>

      Examples:
        | pain    | temperature | gait    | diabetes | triad   | fever   | risk    | least | most |
        | present | 38.0 Cel    | present | absent   | true    | true    | false   | 3     | 3    |
        | present | 37.9 Cel    | present | absent   | false   | false   | false   | 0     | 0    |
        | absent  | 38.0 Cel    | present | absent   | false   | true    | false   | 1     | 1    |
        | present | 38.0 Cel    | absent  | absent   | false   | true    | false   | 1     | 1    |
        | present | 38.0 Cel    | absent  | present  | false   | true    | true    | 2     | 2    |
        | present | 38.0 Cel    | unknown | absent   | unknown | true    | false   | 1     | 3    |
        | present | unknown     | present | absent   | unknown | unknown | false   | 0     | 3    |
        | present | 38.0 Cel    | absent  | unknown  | false   | true    | unknown | 1     | 2    |

    Scenario Outline: Diabetes <diabetes>, an infection elsewhere <elsewhere>
      A boil in the neck two weeks ago, the tablets are finished. Now the back hurts where it is tapped.

      Given a patient with an implanted pump
      And the implantation was 200 days ago
      And the dural puncture was 200 days ago
      And back pain is present
      And spinal tenderness is present
      And immunosuppressed or diabetes is <diabetes>
      And distant infection is <elsewhere>
      And nothing else is found
      When the visit is assessed
      Then statement sea_g_susceptible is <truth>
      And spinal epidural abscess is suspected
      And the net grounds for spinal epidural abscess are between <least> and <most>

      Examples:
        | diabetes | elsewhere | truth   | least | most |
        | present  | absent    | true    | 3     | 3    |
        | absent   | present   | true    | 3     | 3    |
        | absent   | absent    | false   | 2     | 2    |
        | absent   | unknown   | unknown | 2     | 3    |

    Scenario Outline: A tender spine; operated on <operated> ago, the dura last punctured <punctured> ago
      Given a patient with an implanted pump
      And days since implant is <operated>
      And days since dural puncture is <punctured>
      And back pain is present
      And spinal tenderness is present
      And nothing else is found
      When the visit is assessed
      Then statement sea_g_recent_procedure is <truth>
      And the net grounds for spinal epidural abscess are between <least> and <most>

      Examples:
        | operated | punctured | truth   | least | most |
        | 90 d     | 91 d      | true    | 3     | 3    |
        | 91 d     | 90 d      | true    | 3     | 3    |
        | 91 d     | 91 d      | false   | 2     | 2    |
        | 91 d     | unknown   | unknown | 2     | 3    |
        | unknown  | 90 d      | true    | 3     | 3    |

  Rule: What nobody asked keeps it open

    Scenario: Back pain on the telephone, and nobody has tapped the spine or taken a temperature
      Given a patient with an implanted pump
      And back pain is present
      When the visit is assessed
      Then spinal epidural abscess is open
      And statement sea_percussion_pain is unknown
      And statement sea_percussion_pain needs spinal tenderness
      And statement sea_fever_and_neurology is unknown
      And statement sea_back_pain_and_infection is unknown
      And statement sea_collection_on_mri is unknown
      And the urgency is between routine and emergency

  Rule: What to do, in which order

    Scenario: From the emergency call to the antibiotics
      Tender spine, no fever, no sign from the cord.

      Given a patient with an implanted pump
      And back pain is present
      And spinal tenderness is present
      And nothing else is found
      When the visit is assessed
      Then spinal epidural abscess is among the first 1
      And statement spinal_epidural_abscess.neurological_examination is true
      And statement spinal_epidural_abscess.perianal_sensation is true
      And statement spinal_epidural_abscess.bladder_scan is true
      And statement spinal_epidural_abscess.crp_and_blood_count is true
      And statement spinal_epidural_abscess.esr is true
      And statement spinal_epidural_abscess.blood_cultures is true
      And statement spinal_epidural_abscess.spinal_mri is true
      And statement spinal_epidural_abscess.ct_myelogram is true
      And statement spinal_epidural_abscess.neurosurgery_referral is true
      And statement spinal_epidural_abscess.antibiotics is true
      And check emergency call is the first check
      And check emergency call comes before neurological examination
      And spinal epidural abscess is a suspected part of system infection
      And check neurological examination comes before perianal sensation
      And check perianal sensation comes before bladder scan
      And check bladder scan comes before CRP and blood count
      And check CRP and blood count comes before esr
      And check esr comes before blood cultures
      And check blood cultures comes before spinal MRI
      And check spinal MRI comes before ct myelogram
      And check ct myelogram comes before neurosurgery referral
      And check neurosurgery referral comes before antibiotics
      And check lumbar puncture is not recommended
