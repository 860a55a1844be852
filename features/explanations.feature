Feature: Explanations

  For any statement one can ask why, why not, what is missing, and what would have to be otherwise. The answer names the
  findings that decided it and no others; the order of the list and the place of a caution are explained the same way.

  Rule: What decided it

    Scenario: Why meningitis is an emergency
      Given a patient with an implanted pump
      And temperature is 38.4 Cel
      And headache is present
      When the visit is assessed
      Then red flag rf_04_meningitis is raised
      And statement rf_04_meningitis was decided by temperature
      And statement rf_04_meningitis was decided by headache
      And statement rf_04_meningitis would be false if temperature were 37.9 Cel

    Scenario: Why not: one part of an "and" that is false settles it, whatever is not known
      Given a patient with an implanted pump
      And temperature is 36.9 Cel
      When the visit is assessed
      Then red flag rf_04_meningitis is not raised
      And statement rf_04_meningitis was decided by temperature

    Scenario: Why yes: one part of an "or" that is true settles it, whatever is not known
      Given a patient with an implanted pump
      And incontinence is present
      When the visit is assessed
      Then statement gran_late_signs is true
      And statement gran_late_signs was decided by incontinence

    Scenario: An "or" is only false when every part was looked at
      Given a patient with an implanted pump
      And sensory change is absent
      And gait change is absent
      When the visit is assessed
      Then statement gran_sensory_or_gait is false
      And statement gran_sensory_or_gait was decided by sensory change
      And statement gran_sensory_or_gait was decided by gait change

    Scenario: A question that was never put, because another answer settled it
      There is no swelling, so nobody asks whether it is tense.

      Given a patient with an implanted pump
      And pocket swelling is absent
      When the visit is assessed
      Then statement sero_tense is false
      And statement sero_tense was decided by pocket tense or painful

    Scenario: A figure that was worked out from others
      18 mL went in, 10 were to be left, 4 were: 14 instead of 8 mL have gone.

      Given a patient with an implanted pump
      And last fill is 18 mL
      And residual expected is 10 mL
      And residual actual is 4 mL
      When the visit is assessed
      Then statement over_ratio is true
      And statement over_ratio was decided by delivered ratio
      And statement gran_g_residual_differs is true

  Rule: What is missing

    Scenario: What is missing before anybody can tell
      Given a patient with an implanted pump
      And headache is present
      When the visit is assessed
      Then red flag rf_04_meningitis is unknown
      And statement rf_04_meningitis needs temperature
      And statement rf_04_meningitis would be true if temperature were 38 Cel

    Scenario: Asked in vain is as missing as not asked
      Given a patient with an implanted pump
      And headache is present
      And temperature is unknown
      When the visit is assessed
      Then red flag rf_04_meningitis is unknown
      And statement rf_04_meningitis needs temperature

    Scenario: Two of three are known, the third is still needed
      Given a patient with an implanted pump
      And leg weakness is absent
      And saddle numbness is absent
      When the visit is assessed
      Then statement gran_late_signs is unknown
      And statement gran_late_signs needs incontinence

    Scenario: A detail of something not yet asked
      Whether the swelling is tense can't be told before somebody has looked for a swelling.

      Given a patient with an implanted pump
      When the visit is assessed
      Then statement sero_tense is unknown
      And statement sero_tense needs pocket tense or painful

    Scenario: A result from the laboratory that is still out
      Given a patient with an implanted pump
      And temperature is 36.8 Cel
      And wound discharge is none
      When the visit is assessed
      Then statement sero_infection_signs is unknown
      And statement sero_infection_signs needs CRP trend

  Rule: What would have to be otherwise

    Scenario Outline: The smallest change, at a limit: <temperature>
      Given a patient with an implanted pump
      And neck stiffness is present
      And temperature is <temperature>
      When the visit is assessed
      Then red flag rf_04_meningitis is <flag>
      And statement rf_04_meningitis would be <otherwise> if temperature were <change>

      Examples:
        | temperature | flag       | otherwise | change   |
        | 37.9 Cel    | not raised | true      | 38 Cel   |
        | 36.2 Cel    | not raised | true      | 38 Cel   |
        | 38.0 Cel    | raised     | false     | 37.9 Cel |
        | 40.1 Cel    | raised     | false     | 37.9 Cel |
        | unknown     | unknown    | true      | 38 Cel   |

    Scenario: A step on an ordered list
      Given a patient with an implanted pump
      And respiratory rate is 14 /min
      And spo2 is 97 %
      And sedation is awake
      When the visit is assessed
      Then statement resp_drowsy is false
      And statement resp_drowsy would be true if sedation were drowsy

    Scenario: One of a list
      Given a patient with an implanted pump
      And pump log event is low reservoir
      When the visit is assessed
      Then statement pump_motor_stalled is false
      And statement pump_motor_stalled would be true if pump log event were motor stall

    Scenario: A saturation at the limit that does not count yet
      Given a patient with an implanted pump
      And spo2 is 92 %
      When the visit is assessed
      Then statement resp_low_saturation is false
      And statement resp_low_saturation would be true if spo2 were 91 %

    Scenario: Of two ways the shorter one is told
      Weak legs within the week of surgery are enough; back pain would need numbness beside it.

      Given a patient with an implanted pump
      And the implantation was 3 days ago
      And leg weakness is absent
      And back pain is absent
      And sensory change is absent
      When the visit is assessed
      Then red flag rf_08_epidural_haematoma is not raised
      And statement rf_08_epidural_haematoma would be true if leg weakness were present

    Scenario: What is not known is filled in before an answer is contradicted
      The legs are as strong as ever; whether the saddle is numb, nobody has asked yet.

      Given a patient with an implanted pump
      And leg weakness is absent
      And incontinence is absent
      When the visit is assessed
      Then statement gran_late_signs is unknown
      And statement gran_late_signs would be true if saddle numbness were present

    Scenario: An absence that would turn it
      Given a patient with an implanted pump
      And csf aspirable is present
      When the visit is assessed
      Then statement gran_catheter_blocked is false
      And statement gran_catheter_blocked would be true if CSF aspirable were absent

  Rule: Why the list stands in this order

    Scenario: Urgency first, whatever speaks for the other
      Six things speak for a granuloma, which is for today; a single one for too slow a breath, which is an emergency.

      Given a patient with an implanted pump
      And months of infusion is 30 mo
      And drug morphine is present
      And loss of pain relief is gradual
      And radicular pain is present
      And sensory change is present
      And respiratory rate is 9 /min
      And nothing else is found
      When the visit is assessed
      Then respiratory depression ranks above catheter tip granuloma
      And catheter tip granuloma ranks above catheter fault

    Scenario: At the same urgency, what speaks for it less what speaks against it
      A red and tender pocket with a falling CRP: the collection leads, the infection follows, both are for today.

      Given a patient with an implanted pump
      And the implantation was 12 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is present
      And wound redness or warmth is present
      And wound tenderness is present
      And crp trend is falling
      And beta2 transferrin is negative
      And nothing else is found
      When the visit is assessed
      Then pump seroma ranks above system infection
      And sero_typical speaks for pump seroma
      And the net grounds for pump seroma are between 5 and 5

    Scenario: What is suspected stands before what is merely open
      Given a patient with an implanted pump
      And pocket swelling is present
      When the visit is assessed
      Then pump seroma is suspected
      And meningitis is open
      And pump seroma ranks above meningitis

    Scenario: A ground against never takes a complication off the list
      Given a patient with an implanted pump
      And loss of pain relief is gradual
      And tip mri is no mass
      And drug baclofen is present
      And nothing else is found
      When the visit is assessed
      Then gran_g_no_mass speaks against catheter tip granuloma
      And gran_g_no_opioid speaks against catheter tip granuloma
      And catheter tip granuloma is suspected

    Scenario: Grounds that are not yet known leave the weight open
      Given a patient with an implanted pump
      And the implantation was 60 days ago
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket fluctuant is unknown
      And crp trend is plateau
      And beta2 transferrin is negative
      And nothing else is found
      When the visit is assessed
      Then statement sero_typical is unknown
      And the net grounds for pump seroma are between 1 and 3

  Rule: A caution stands at the check it belongs to

    Scenario: No lumbar puncture before the spine was imaged
      Fever, headache and back pain: spinal fluid is wanted for a meningitis, the MRI for an abscess. The MRI comes first.

      Given a patient with an implanted pump
      And temperature is 38.9 Cel
      And headache is present
      And back pain is present
      And nothing else is found
      When the visit is assessed
      Then meningitis is suspected
      And spinal epidural abscess is suspected
      And caution caution_csf_sampling_epidural_abscess applies
      And check spinal MRI comes before CSF sampling
      And statement caution_csf_sampling_epidural_abscess is true

    Scenario: A caution without its check is not shown
      A quiet swelling is not punctured, so nothing is said about how to puncture it.

      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And nothing else is found
      When the visit is assessed
      Then statement caution_pocket_aspiration_implant_team is true
      And check pocket aspiration is not recommended
      And caution caution_pocket_aspiration_implant_team does not apply

    Scenario: The same swelling, tense: the needle comes up, and the caution with it
      Given a patient with an implanted pump
      And pocket swelling is present
      And pocket swelling onset is day 3 to 90
      And pocket tense or painful is present
      And wound redness or warmth is unknown
      And nothing else is found
      When the visit is assessed
      Then check pocket aspiration is recommended
      And caution caution_pocket_aspiration_implant_team applies
      And caution caution_pocket_aspiration_inflamed_skin applies unless ruled out
      And statement caution_pocket_aspiration_inflamed_skin needs wound redness or warmth

    Scenario: A caution that stands by itself
      Fever and lost relief may be infection or a stopped drug. It belongs to no single check, so it is always shown.

      Given a patient with an implanted pump
      And temperature is 38.3 Cel
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then caution caution_fever_with_loss_of_relief applies
      And statement caution_fever_with_loss_of_relief was decided by temperature
      And statement caution_fever_with_loss_of_relief was decided by loss of pain relief

    Scenario: A caution that stands by itself and half holds is shown, unless it is ruled out
      Given a patient with an implanted pump
      And temperature is unknown
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then statement caution_fever_with_loss_of_relief is unknown
      And statement caution_fever_with_loss_of_relief needs temperature
      And caution caution_fever_with_loss_of_relief applies unless ruled out

    Scenario: A caution that stands by itself and of which nothing holds yet is left out
      Given a patient with an implanted pump
      And temperature is unknown
      And loss of pain relief is unknown
      And nothing else is found
      When the visit is assessed
      Then statement caution_fever_with_loss_of_relief is unknown
      And caution caution_fever_with_loss_of_relief does not apply
