import type { Language } from '../../../../../../shared/drama/vocabulary.ts'
import { craft } from '../../../../craft/craft.ts'

/** Whether a name is a woman's or a man's, as far as names tell. */

const WOMEN =
  'Abigail Ada Adele Agnes Alice Alma Amanda Amelia Amy Ana Andrea Angela Anita Ann Anna Anne Annie Aoife Audrey Ava Barbara Beatrice Bella Beth Betty Bridget Camila Carla Carmen Caroline Catherine Cecilia Celeste Celia Charlotte Chloe Claire Clara Cora Daisy Dana Daphne Deborah Deirdre Delia Diana Dolores Donna Dora Dorothy Edith Eleanor Elena Eliza Elizabeth Ella Ellen Elsa Emily Emma Erin Esther Eva Evelyn Faye Fiona Flora Frances Freya Gemma Georgia Gina Grace Gwen Hannah Harriet Hazel Heather Helen Hope Ida Irene Iris Isabel Isabella Isla Ivy Jane Janet Jean Jennifer Jessica Jill Joan Joanna Josephine Joyce Judith Julia Juliet Karen Kate Katherine Kathleen Laura Lauren Leah Lena Lila Lily Linda Lisa Lois Lola Louise Lucia Lucy Lydia Mabel Maeve Maggie Mara Margaret Maria Marian Marie Martha Mary Maud Maya Megan Melissa Mercy Mia Millie Mina Miriam Molly Mona Nadia Nancy Naomi Natalie Nell Nina Nora Norah Olive Olivia Opal Pamela Patricia Paula Pearl Penelope Petra Phoebe Priya Rachel Rebecca Rita Roisin Rosa Rosalind Rose Rosie Ruby Ruth Sadie Sally Samantha Sandra Sara Sarah Selina Serena Sheila Siobhan Sofia Sophia Sophie Stella Susan Sylvia Tara Teresa Tessa Thea Theresa Tina Ursula Valerie Vera Victoria Viola Violet Vivian Wendy Willa Winifred Yasmin Yvonne Zara Zoe'.split(
    ' ',
  )
const MEN =
  'Aaron Abel Abraham Adam Adrian Alan Albert Alec Alex Alexander Alfred Andrew Angus Anthony Antonio Archie Arthur Austin Barry Ben Benjamin Bernard Bill Brendan Brian Bruno Caleb Calvin Carl Carlos Cecil Charles Charlie Christopher Cillian Clark Colin Connor Conor Craig Cyrus Damian Daniel Darren David Declan Dennis Derek Desmond Diego Dominic Donald Dylan Eamon Earl Edgar Edmund Edward Eli Elias Elliot Emmett Eric Ethan Eugene Felix Fergus Finn Francis Frank Fred Gabriel Gareth Gavin George Gerald Gideon Gilbert Graham Grant Greg Gregory Guy Hal Harold Harry Harvey Hector Henry Herbert Hugh Hugo Ian Isaac Ivan Jack Jacob James Jamie Jason Jasper Jeremy Jerome Jesse Jim Joe Joel John Jonah Jonas Jonathan Joseph Joshua Juan Julian Julius Karl Keith Kenneth Kevin Lawrence Leo Leon Leonard Lewis Liam Lloyd Louis Luca Lucas Luis Luke Malcolm Marco Marcus Mario Mark Martin Marvin Mateo Matthew Max Maxwell Micah Michael Miguel Miles Milo Mitchell Nathan Ned Neil Nicholas Nick Nigel Noah Noel Norman Oliver Omar Oscar Owen Patrick Paul Pedro Percy Peter Philip Quentin Rafael Ralph Raymond Reuben Richard Robert Robin Roger Roman Ronan Rory Ross Rowan Roy Rufus Rupert Russell Ryan Sam Samuel Saul Scott Sean Sebastian Seamus Simon Spencer Stanley Stephen Steven Stuart Ted Terence Theo Theodore Thomas Tim Timothy Tobias Toby Todd Tom Tony Trevor Victor Vincent Walter Warren Wesley Will William Winston Xavier Zachary'.split(
    ' ',
  )
const ZH_F =
  /[娘妹姐婷娜丽莉芳芬芝兰花英玲珍珠凤燕莺娟婉曼嫣妍妮媛婵娴姗姝娥婕萍莲荷菊梅桃杏薇蓉蔓蕾莹茜芸菲琳琪瑶瑾璇珊静淑慧雅秀巧倩岚霞雯雪霜月禾黛眉柔香]/u
const ZH_M = /[刚强军伟勇磊涛斌峰鹏飞龙虎彪豪杰雄武威毅坤龚国栋梁柱川山海江洋波辉宏志建东风朗锋钧铭震霆爷伯]/u

let lists: { f: ReadonlySet<string>; m: ReadonlySet<string> } | null = null

/** @returns null when the name may be either. */
export function genderOfName(name: string, language: Language): 'f' | 'm' | null {
  if (name === '') return null
  if (language === 'zh') {
    const given = Array.from(name).slice(1).join('')
    const [f, m] = [ZH_F.test(given), ZH_M.test(given)]
    return f === m ? null : f ? 'f' : 'm'
  }
  const { en } = craft().names
  lists ??= {
    f: new Set([...WOMEN, ...en.female, ...en.elderFemale]),
    m: new Set([...MEN, ...en.male, ...en.elderMale]),
  }
  const first = name.split(' ')[0] ?? ''
  const [f, m] = [lists.f.has(first), lists.m.has(first)]
  return f === m ? null : f ? 'f' : 'm'
}
